"""What a map with roads must know before it is shown, as a Django system check."""

from django.core.checks import Error, register

from portal.villages.tiles import tile_faults


@register()
def check_tiles(app_configs, **kwargs) -> list[Error]:
    """Settings of the tile map are whole."""
    return [Error(sentence, id="villages.E001") for sentence in tile_faults()]
