"""Phone numbers as people in China write them, and as strangers may see them."""


def local_phone(number: str) -> str:
    """Return +8613800138000 as 13800138000 and +8687165550100 as 087165550100; others as they are."""
    if not number.startswith("+86"):
        return number
    rest = number.removeprefix("+86")
    return rest if len(rest) == 11 and rest.startswith("1") else f"0{rest}"


def masked_phone(number: str) -> str:
    """Return the number with its middle hidden: 138****8000."""
    local = local_phone(number)
    return f"{local[:3]}****{local[-4:]}" if len(local) >= 8 else "****"
