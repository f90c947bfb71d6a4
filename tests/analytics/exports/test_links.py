"""What the links of posts tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.exports.links import linked, platform_of
from analytics.tables import Platform


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://www.facebook.com/harbour/posts/pfbid0", Platform.FACEBOOK),
        ("https://m.facebook.com/x", Platform.FACEBOOK),
        ("http://instagram.com", Platform.INSTAGRAM),
        ("x.com/HarbourLane/status/1", Platform.X),
        ("https://youtu.be/50KfgObDrEI", Platform.YOUTUBE),
        ("https://vm.tiktok.com/ZMabc/", Platform.TIKTOK),
        ("https://de.linkedin.com/company/x", Platform.LINKEDIN),
        ("https://netflix.com/x", None),
        ("https://x.com.example.org/HarbourLane/status/1", None),
        ("https://example.org/?to=x.com", None),
        ("", None),
    ],
)
def test_a_platform_is_known_by_its_site_and_not_by_a_part_of_another_s_name(
    link: str, platform: Platform | None
) -> None:
    assert platform_of(link) is platform


@given(st.text())
def test_any_text_is_a_link_or_none(text: str) -> None:
    found = linked(text)
    assert found is None or found.id in text
    assert platform_of(text) in {None, *Platform}
