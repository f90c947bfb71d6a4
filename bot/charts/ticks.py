"""Which labels of an axis are shown, so that they do not touch. Pure."""

MOST = 8  # labels in a row; in more of them one is searched, not read
STEPS = (1, 2, 3, 7)  # every so many; then twice as many, so that days stay whole weeks


CLOSE = 0.75  # of the usual distance: the last label is shown if it is not nearer than that


def spread(number: int, fitting: int) -> list[int]:
    """The positions of those of `number` labels that are shown, evenly, from the first.

    At most `fitting` of them, and at least one; the last label of all may come after them.
    """
    most = max(1, min(fitting, MOST))
    step = next((step for step in STEPS if number <= most * step), STEPS[-1])
    while number > most * step:
        step *= 2
    positions = list(range(0, number, step))
    is_far = number - 1 - positions[-1] >= CLOSE * step
    return [*positions, number - 1] if is_far and len(positions) < fitting else positions
