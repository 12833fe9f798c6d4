"""A picture is measured as readers see it, and has smaller variants where they are of use."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from gazette.pictures import study
from tests.support.pictures import chart, opened, photograph, saved

KINDS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
TURNED = {1: (30, 20), 2: (30, 20), 3: (30, 20), 4: (30, 20)} | dict.fromkeys(range(5, 9), (20, 30))
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (40, 60, 200)


def exif(orientation: int) -> Image.Exif:
    result = Image.Exif()
    result[0x0112] = orientation
    result[0x010F] = "Maker of cameras"
    return result


def widths(data: bytes) -> list[int]:
    return [width for width, _ in study(data).variants]


def variant(data: bytes) -> Image.Image:
    """Return the narrowest variant of a picture."""
    return opened(study(data).variants[0][1])


def halves(size: tuple[int, int], left: tuple[int, ...], right: tuple[int, ...]) -> Image.Image:
    """Return a picture of two colours, with so much grain on its lower edge that it is large."""
    image = Image.new("RGB", size, left)
    image.paste(right, (size[0] // 2, 0, *size))
    image.paste(photograph(size[0], size[1] // 2), (0, size[1] - size[1] // 2))
    return image


def near(found: object, wanted: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    pairs = zip(found, wanted, strict=True)
    return all(abs(one - other) <= by for one, other in pairs)


# ---------------------------------------------------------------- size


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_each_kind_has_its_size(kind: str) -> None:
    found = study(saved(chart(30, 20), kind))
    assert (found.kind, found.width, found.height, found.flaw) == (kind, 30, 20, "")


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "AVIF"])
def test_the_size_is_that_of_the_picture_as_it_is_shown(kind: str, orientation: int) -> None:
    found = study(saved(chart(30, 20), kind, exif=exif(orientation)))
    assert (found.width, found.height) == TURNED[orientation]


def test_browsers_do_not_turn_webp() -> None:
    found = study(saved(photograph(700, 400), "WEBP", exif=exif(6)))
    assert (found.width, found.height) == (700, 400)
    assert opened(found.variants[0][1]).size == (480, 274)


def test_metadata_that_cannot_be_read_turns_nothing() -> None:
    found = study(saved(chart(30, 20), "JPEG", exif=b"Exif\0\0rubbish"))
    assert (found.width, found.height, found.flaw) == (30, 20, "")


def test_a_second_picture_in_a_photograph_is_not_an_animation() -> None:
    more = [photograph(1000, 300, 2)]
    data = saved(photograph(1000, 300), "MPO", save_all=True, append_images=more)
    result = study(data)
    assert (result.kind, result.width, widths(data)) == ("JPEG", 1000, [480])


# ---------------------------------------------------------------- variants


def test_variants_are_narrower_by_a_fifth_at_least() -> None:
    sizes = (599, 600, 1199, 1200, 1799, 1800, 3000)
    result = {width: widths(saved(photograph(width, 100), "PNG")) for width in sizes}
    assert result == {
        599: [], 600: [480], 1199: [480], 1200: [480, 960], 1799: [480, 960],
        1800: [480, 960, 1440], 3000: [480, 960, 1440],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["GIF", "JPEG", "PNG", "WEBP"])
def test_variants_are_webp_in_the_same_proportions_and_smaller(kind: str) -> None:
    data = saved(photograph(1300, 650), kind)
    for width, made in study(data).variants:
        image = opened(made)
        assert (image.format, image.size) == ("WEBP", (width, width // 2))
        assert len(made) < 0.9 * len(data)
    assert widths(data) == [480, 960]


def test_a_variant_that_saves_nothing_is_not_made() -> None:
    assert widths(saved(chart(2000, 100), "PNG")) == []
    assert widths(saved(photograph(700, 500), "JPEG", quality=1)) == []


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_left_alone(kind: str) -> None:
    frames = [photograph(700, 200, seed) for seed in range(3)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    result = study(data)
    assert (result.kind, result.width, result.height, result.flaw) == (kind, 700, 200, "")
    assert result.variants == ()


def test_the_same_picture_gives_the_same_bytes() -> None:
    for image in (photograph(1300, 400), chart(1300, 900)):
        data = saved(image, "PNG")
        assert study(data) == study(data)


def test_a_chart_keeps_its_colours_and_a_photograph_need_not() -> None:
    image = chart(1300, 900)
    data = saved(image, "PNG", compress_level=0)
    assert variant(data).getpixel((9, 9)) == image.getpixel((24, 24)) == (255, 255, 255)
    assert variant(data).getpixel((2, 330)) == image.getpixel((6, 895)) == (0, 60, 200)
    assert study(data).variants[0][1][12:16] == b"VP8L"
    assert study(saved(photograph(1300, 900), "PNG")).variants[0][1][12:16] != b"VP8L"


def test_a_photograph_of_few_colours_has_variants_too() -> None:
    assert widths(saved(photograph(700, 400).quantize(200), "PNG", transparency=5)) == [480]


# ---------------------------------------------------------------- orientation


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_variant_stands_upright_without_saying_how(orientation: int) -> None:
    upright = halves((700, 400), RED, BLUE)
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright.transpose(ways[orientation]) if orientation > 1 else upright
    result = variant(saved(held, "JPEG", quality=95, exif=exif(orientation)))
    assert result.size == (480, 274)
    assert near(result.getpixel((60, 40)), RED)
    assert near(result.getpixel((420, 40)), BLUE)
    assert not result.getexif()
    assert b"Maker" not in study(saved(held, "JPEG", exif=exif(orientation))).variants[0][1]


def test_a_photograph_on_its_side_is_read_large_enough() -> None:
    data = saved(photograph(400, 3000), "JPEG", exif=exif(6))
    result = study(data)
    assert (result.width, result.height) == (3000, 400)
    assert [opened(made).size for _, made in result.variants] == [
        (480, 64),
        (960, 128),
        (1440, 192),
    ]


# ---------------------------------------------------------------- colours


def test_a_colour_profile_stays_with_its_numbers() -> None:
    data = saved(halves((700, 400), RED, GREEN), "JPEG", quality=95, icc_profile=SRGB)
    result = variant(data)
    assert result.info["icc_profile"] == SRGB
    assert near(result.getpixel((60, 40)), RED)


def test_other_metadata_goes() -> None:
    data = saved(photograph(700, 400), "JPEG", comment=b"Taken by somebody", exif=exif(1))
    assert b"somebody" in data
    made = study(data).variants[0][1]
    assert b"somebody" not in made
    assert b"EXIF" not in made
    assert b"XMP" not in made


def test_the_colours_of_printing_become_those_of_screens() -> None:
    data = saved(halves((700, 400), RED, BLUE).convert("CMYK"), "JPEG", quality=95)
    assert opened(data).mode == "CMYK"
    result = variant(data)
    assert (result.mode, "icc_profile" in result.info) == ("RGB", False)
    assert near(result.getpixel((60, 40)), RED)


def test_a_profile_that_speaks_of_other_colours_is_put_into_effect() -> None:
    """A profile of grey cannot stay: the variant is in red, green and blue."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = saved(photograph(700, 400).convert("L"), "PNG", icc_profile=lab)
    result = variant(data)
    assert (result.mode, "icc_profile" in result.info) == ("RGB", False)


def test_a_profile_that_is_none_changes_no_colour() -> None:
    profile = b"\0" * 16 + b"CMYK" + b"\0" * 120
    cmyk = halves((700, 400), RED, BLUE).convert("CMYK")
    result = variant(saved(cmyk, "JPEG", quality=95, icc_profile=profile))
    assert near(result.getpixel((60, 40)), RED)


def test_a_palette_keeps_what_is_transparent() -> None:
    image = photograph(700, 400).quantize(200)
    image.paste(5, (0, 0, 350, 200))
    for clear in (5, bytes([255] * 5 + [0] + [255] * 194)):
        data = saved(image, "PNG", transparency=clear)
        assert opened(data).mode == "P"
        result = variant(data)
        assert result.mode == "RGBA"
        assert result.getpixel((60, 40))[3] == 0
        assert result.getpixel((400, 250))[3] == 255


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_veil_stays_a_veil(mode: str) -> None:
    image = photograph(700, 400).convert(mode)
    image.putalpha(Image.linear_gradient("L").resize((700, 400)))
    result = variant(saved(image, "PNG"))
    assert result.mode == "RGBA"
    assert result.getpixel((100, 2))[3] < 8 < 240 < result.getpixel((100, 270))[3]


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_one_colour_may_stand_for_nothing(mode: str) -> None:
    image = photograph(700, 400).convert(mode)
    clear = (1, 2, 3) if mode == "RGB" else 7
    image.paste(clear, (0, 0, 350, 200))
    result = variant(saved(image, "PNG", transparency=clear))
    assert result.getpixel((60, 40))[3] == 0


def test_sixteen_bits_become_eight_not_white() -> None:
    eight = photograph(700, 400).convert("L")
    eight.paste(0x40, (0, 0, 350, 200))
    sixteen = b"".join(bytes((0, value)) for value in eight.tobytes())
    data = saved(Image.frombytes("I;16", eight.size, sixteen), "PNG")
    assert opened(data).mode == "I;16"
    assert near(variant(data).getpixel((60, 40)), (64, 64, 64), by=4)


def test_black_and_white_are_shown_with_shades_between() -> None:
    data = saved(photograph(1900, 900).convert("1"), "PNG")
    assert opened(data).mode == "1"
    result = study(data)
    assert result.flaw == ""
    assert all(opened(made).mode == "RGB" for _, made in result.variants)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_only_exif_turns_a_picture_as_in_browsers(kind: str) -> None:
    """Pillow would also turn it by XMP, and by texts in a PNG, which browsers do not ask."""
    packet = '<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    if kind == "JPEG":
        data = saved(chart(30, 20), kind, xmp=packet.encode())
    else:
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        data = saved(chart(30, 20), kind, pnginfo=info)
    assert opened(data).getexif().get(0x0112) == 6
    result = study(data)
    assert (result.width, result.height) == (30, 20)


def test_an_avif_may_be_called_by_its_familys_name() -> None:
    data = saved(chart(30, 20), "AVIF").replace(b"ftypavif\0\0\0\0", b"ftypmif1\0\0\0\0", 1)
    assert (study(data).kind, study(data).flaw) == ("AVIF", "")
