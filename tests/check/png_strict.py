"""Reads PNG files as the standard says and refuses everything else: chunks and their checksums, one zlib stream with
nothing behind it, as many bytes as the header promises, filters that exist. With --tell, what each is: its path, width,
height, pixels a metre, and the names of its texts. Usage: png_strict.py [--tell] FILE..."""
import struct
import sys
import zlib


def chunks(data):
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if zlib.crc32(kind + body) != crc:
            raise ValueError(f"checksum of {kind!r}")
        yield kind, body
        at += 12 + length


def check(path):
    with open(path, "rb") as file:
        data = file.read()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("signature")
    parts = list(chunks(data))
    kinds = [kind for kind, _ in parts]
    if kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or kinds.count(b"IDAT") < 1:
        raise ValueError(f"order of chunks: {kinds}")
    for kind in (b"sRGB", b"pHYs"):
        if kinds.count(kind) != 1:
            raise ValueError(f"{kind!r} is missing")
    width, height, depth, color, compression, filters, interlace = struct.unpack(">IIBBBBB", parts[0][1])
    if (depth, compression, filters, interlace) != (8, 0, 0, 0) or color not in (2, 6):
        raise ValueError("header")
    stream = zlib.decompressobj()
    pixels = stream.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    row = 1 + width * (3 if color == 2 else 4)
    if not stream.eof or stream.unused_data or len(pixels) != row * height:
        raise ValueError("pixels")
    if max(pixels[::row]) > 4:
        raise ValueError("filter")
    across, down, unit = struct.unpack(">IIB", dict(parts)[b"pHYs"])
    if across != down or unit != 1:
        raise ValueError("pHYs")
    words = [(body.split(b"\0")[0].decode("latin-1"), body[-1:]) for kind, body in parts if kind in (b"tEXt", b"iTXt")]
    if any(not last or last == b"\0" for _, last in words):
        raise ValueError("a text without words")
    return width, height, across, ",".join(sorted(name for name, _ in words))


bad = 0
tell = sys.argv[1:2] == ["--tell"]
for name in sys.argv[2 if tell else 1 :]:
    try:
        what = check(name)
        if tell:
            print(name, *what)
    except (ValueError, struct.error, zlib.error) as problem:
        print(f"{name}: {problem}", file=sys.stderr)
        bad = 1
sys.exit(bad)
