"""Models asked for by name."""

from __future__ import annotations

import pytest

from attn_tui.models.architecture import ModelError
from attn_tui.models.library import find


@pytest.mark.parametrize("name", ["x" * 5000, "~nobody-of-this-name/x", "a\x00b"])
def test_a_name_that_is_no_file_at_all_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(ModelError) as error:
        find(name)
    assert len(str(error.value).splitlines()) == 1 and len(str(error.value)) < 400
