"""`help`: what can be asked and typed, made from the registry."""

from bot.commands.services import BotCommand, BotContext, BotParam
from bot.core.language import phrase
from bot.core.model import (
    Arguments,
    Block,
    Bullets,
    Choice,
    Choices,
    Reply,
    Table,
    Text,
    TextStyle,
)
from bot.core.registry import Kind


def run(context: BotContext, arguments: Arguments) -> Reply:
    """All commands, or one of them with its words and examples."""
    command = context.registry.get((arguments.text("command") or "").removeprefix("/"))
    return _one(context, command) if command else _all(context)


def _all(context: BotContext) -> Reply:
    words = context.words
    commands = [command for command in context.registry if context.role >= command.role]
    rows = tuple((command.usage, words(command.summary)) for command in commands)
    return Reply(
        (
            Text(
                words(
                    "Ask about marketing in your own words, in English or Chinese, "
                    "or type a command."
                )
            ),
            Table((words("Command"), words("What it does")), rows),
            _choices(tuple(each.example(words.language) for each in commands if not each.changes)),
        )
    )


def _one(context: BotContext, command: BotCommand) -> Reply:
    words = context.words
    blocks: list[Block] = [
        Text(command.usage, TextStyle.HEADING),
        Text(words("{sentence}.", sentence=words(command.summary))),
    ]
    if command.params:
        lines = (f"{param.name}: {words(param.summary)}" for param in command.params)
        blocks.append(Bullets(tuple(lines)))
    if command.changes:  # to be read, not to be clicked
        return Reply((*blocks, Bullets(command.examples)))
    return Reply((*blocks, _choices(command.examples)))


def _choices(lines: tuple[str, ...]) -> Choices:
    return Choices(tuple(Choice(line, line) for line in lines))


def _command_names(context: BotContext) -> tuple[str, ...]:
    """Each command's names, with and without the slash."""
    names = (name for command in context.registry for name in (command.name, *command.aliases))
    return tuple(shown for name in names for shown in (name, f"/{name}"))


COMMAND = BotCommand(
    name="help",
    aliases=(
        *("帮助", "start", "hi", "hi there", "hello", "hello there", "hey"),
        *("good morning", "thanks", "thank you", "你好", "您好", "早上好", "谢谢"),
    ),
    summary=phrase("Show what I can do"),
    run=run,
    params=(
        BotParam("command", Kind.NAME, phrase("one command to explain"), names=_command_names),
    ),
    examples=("/help", "/help report", "/帮助"),
    phrasings=(
        ("en", "what can you do"),
        ("en", "what can I ask you"),
        ("en", "who are you"),
        ("en", "how do I use this bot"),
        ("en", "show me the commands"),
        ("zh", "你能做什么"),
        ("zh", "我可以问你什么"),
        ("zh", "你是谁"),
        ("zh", "这个机器人怎么用"),
        ("zh", "有哪些命令"),
    ),
)
