"""The cases of the Autobahn testsuite, sections 1 to 7 and 10, by their numbers: what is sent, and what has to come.

A case is (number, sends, expected). `sends` is a list of frames; a frame is (opcode, payload, options) with the options
fin, rsv and chop (bytes a write). `expected` is the list of what comes back before the close, or the close code of a
failure. After the frames of a case that is to succeed the client closes with 1000, unless the case closes itself.
"""

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
HELLO = b"Hello, world!"


def f(opcode, payload=b"", **options):
    return (opcode, payload, options)


def text(payload):
    return ("text", payload)


def each(payload, size=1):
    """One text in fragments of `size` bytes."""
    parts = [payload[at : at + size] for at in range(0, len(payload), size)]
    last = len(parts) - 1
    return [f(TEXT if n == 0 else 0, part, fin=n == last) for n, part in enumerate(parts)]


def close(code=None, reason=b""):
    return f(CLOSE, b"" if code is None else code.to_bytes(2, "big") + reason)


def lengths():
    for opcode, kind, fill in ((TEXT, "text", b"*"), (BINARY, "binary", b"\xfe")):
        for n, length in enumerate((0, 125, 126, 127, 128, 65535, 65536, 65536), 1):
            payload = fill * length
            yield f"1.{opcode}.{n}", [f(opcode, payload, chop=997 if n == 8 else None)], [(kind, payload)]


def pings():
    odd = bytes.fromhex("00fffefdfcfb00ff")
    yield "2.1", [f(PING)], [("pong", b"")]
    yield "2.2", [f(PING, HELLO)], [("pong", HELLO)]
    yield "2.3", [f(PING, odd)], [("pong", odd)]
    yield "2.4", [f(PING, b"\xfe" * 125)], [("pong", b"\xfe" * 125)]
    yield "2.5", [f(PING, b"\xfe" * 126)], 1002
    yield "2.6", [f(PING, b"\xfe" * 125, chop=1)], [("pong", b"\xfe" * 125)]
    yield "2.7", [f(PONG)], []
    yield "2.8", [f(PONG, b"unsolicited pong payload")], []
    yield "2.9", [f(PONG, b"unsolicited pong payload"), f(PING, b"ping payload")], [("pong", b"ping payload")]
    ten = [b"payload-%d" % n for n in range(10)]
    for number, chop in (("2.10", None), ("2.11", 1)):
        yield number, [f(PING, each_, chop=chop) for each_ in ten], [("pong", each_) for each_ in ten]


def reserved():
    yield "3.1", [f(TEXT, HELLO, rsv=1)], 1002
    for number, rsv, chop in (("3.2", 2, None), ("3.3", 3, None), ("3.4", 4, 1)):
        yield number, [f(TEXT, HELLO, chop=chop), f(TEXT, HELLO, rsv=rsv, chop=chop), f(PING, chop=chop)], 1002
    yield "3.5", [f(BINARY, b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff", rsv=5)], 1002
    yield "3.6", [f(PING, HELLO, rsv=6)], 1002
    yield "3.7", [f(CLOSE, b"", rsv=7)], 1002
    for group, first in ((1, 3), (2, 11)):
        for n in range(5):
            opcode = first + n
            payload = b"" if n in (0, 2) else HELLO
            before = [f(TEXT, HELLO)] if n > 1 else []
            yield f"4.{group}.{n + 1}", [*before, f(opcode, payload, chop=1 if n == 4 else None), f(PING)], 1002


def fragments():
    one, two = b"fragment1", b"fragment2"
    both = [text(one + two)]
    yield "5.1", [f(PING, one, fin=False), f(0, two)], 1002
    yield "5.2", [f(PONG, one, fin=False), f(0, two)], 1002
    for n, chop in ((3, None), (4, 9), (5, 1)):
        yield f"5.{n}", [f(TEXT, one, fin=False, chop=chop), f(0, two, chop=chop)], both
    for n, chop in ((6, None), (7, 9), (8, 1)):
        frames = [f(TEXT, one, fin=False, chop=chop), f(PING, b"ping", chop=chop), f(0, two, chop=chop)]
        yield f"5.{n}", frames, [("pong", b"ping"), *both]
    for first, fin in ((9, True), (12, False)):
        for n, chop in enumerate((None, 9, 1)):
            yield f"5.{first + n}", [f(0, b"non-continuation payload", fin=fin, chop=chop), f(TEXT, HELLO)], 1002
    yield "5.15", [f(TEXT, one, fin=False), f(0, two), f(0, b"fragment3", fin=False), f(TEXT, b"fragment4")], 1002
    for n, fin in ((16, False), (17, True)):
        yield f"5.{n}", 2 * [f(0, one, fin=fin), f(TEXT, two, fin=False), f(0, b"fragment3")], 1002
    yield "5.18", [f(TEXT, one, fin=False), f(TEXT, two)], 1002
    parts = [b"fragment%d" % n for n in range(1, 6)]
    for number, chop in (("5.19", None), ("5.20", 1)):
        frames = [
            f(TEXT, parts[0], fin=False, chop=chop), f(0, parts[1], fin=False), f(PING, b"pongme 1!"),
            f(0, parts[2], fin=False), f(0, parts[3], fin=False, chop=chop), f(PING, b"pongme 2!"), f(0, parts[4]),
        ]
        yield number, frames, [("pong", b"pongme 1!"), ("pong", b"pongme 2!"), text(b"".join(parts))]


KOSME = bytes.fromhex("cebae1bdb9cf83cebcceb5")
CONT = bytes(range(0x80, 0xC0))
MISSING = ["c0", "e080", "f08080", "f8808080", "fc80808080", "df", "efbf", "f7bfbf", "fbbfbfbf", "fdbfbfbfbf"]
LONELY = [(0xC0, 32), (0xE0, 16), (0xF0, 8), (0xF8, 4), (0xFC, 2)]

#: After Markus Kuhn's UTF-8 decoder stress test, as the testsuite groups it; bytes in hex.
GOOD = {
    5: ["cebae1bdb9cf83cebcceb5", "f0908080", "e1bdb9", "ceba41", "41cebae1bdb9"],
    7: ["00", "c280", "e0a080", "f0908080"],
    9: ["7f", "dfbf", "efbfbf", "f48fbfbf"],
    22: [chr(plane * 0x10000 + low).encode().hex() for plane in range(17) for low in (0xFFFE, 0xFFFF)],
    23: ["efbfb9", "efbfba", "efbfbb", "efbfbc", "efbfbd", "efbbbf", "efbfb0"],
}
BAD = {
    8: ["f888808080", "fc8480808080"],
    10: ["f7bfbfbf", "fbbfbfbfbf", "fdbfbfbfbfbf"],
    12: ["80", "bf", "80bf", "80bf80", "80bf80bf", "80bf80bf80", "80bf80bf80bf", CONT.hex()],
    13: [b"".join(bytes((start + n, 0x20)) for n in range(count)).hex() for start, count in LONELY],
    14: MISSING,
    15: ["".join(MISSING)],
    16: ["fe", "ff", "fefeffff"],
    17: ["c0af", "e080af", "f08080af", "f8808080af", "fc80808080af"],
    18: ["c1bf", "e09fbf", "f08fbfbf", "f887bfbfbf", "fc83bfbfbfbf"],
    19: ["c080", "e08080", "f0808080", "f880808080", "fc8080808080"],
    20: ["eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf"],
    21: [high + low for high in ("eda080", "edadbf", "edae80", "edafbf") for low in ("edb080", "edbfbf")],
}


def utf8():
    yield "6.1.1", [f(TEXT)], [text(b"")]
    yield "6.1.2", [f(TEXT, fin=False), f(0, fin=False), f(0)], [text(b"")]
    yield "6.1.3", [f(TEXT, fin=False), f(0, b"middle frame payload", fin=False), f(0)], [text(b"middle frame payload")]
    good = "Hello-µ@ßöäüàá-UTF-8!!".encode()
    yield "6.2.1", [f(TEXT, good)], [text(good)]
    yield "6.2.2", each(good, 12), [text(good)]
    yield "6.2.3", each(good), [text(good)]
    yield "6.2.4", each(KOSME), [text(KOSME)]
    broken = KOSME + b"\xed\xa0\x80edited"
    yield "6.3.1", [f(TEXT, broken)], 1007
    yield "6.3.2", each(broken), 1007
    beyond = KOSME + b"\xf4\x90\x80\x80edited"
    yield "6.4.1", [f(TEXT, KOSME, fin=False), f(0, b"\xf4\x90\x80\x80", fin=False), f(0, b"edited")], 1007
    yield "6.4.2", [f(TEXT, KOSME + b"\xf4", fin=False), f(0, b"\x90", fin=False), f(0, b"\x80\x80edited")], 1007
    yield "6.4.3", [f(TEXT, beyond, chop=11)], 1007
    yield "6.4.4", [f(TEXT, beyond, chop=12)], 1007
    for n in range(1, len(KOSME) + 1):
        whole = n in (2, 5, 7, 9, 11)
        yield f"6.6.{n}", [f(TEXT, KOSME[:n])], [text(KOSME[:n])] if whole else 1007
    for n, (code, fine) in enumerate((("ed9fbf", 1), ("ee8080", 1), ("efbfbd", 1), ("f48fbfbf", 1), ("f4908080", 0)), 1):
        yield f"6.11.{n}", [f(TEXT, bytes.fromhex(code))], [text(bytes.fromhex(code))] if fine else 1007
    for table, fails in ((GOOD, False), (BAD, True)):
        for group, codes in table.items():
            for n, code in enumerate(codes, 1):
                payload = bytes.fromhex(code)
                yield f"6.{group}.{n}", [f(TEXT, payload)], 1007 if fails else [text(payload)]


def closing():
    large = b"BAsd7&jh23" * 26214
    yield "7.1.1", [f(TEXT, b"Hello World!")], [text(b"Hello World!")]
    yield "7.1.2", [close(1000), close(1000)], []
    yield "7.1.3", [close(1000), f(PING)], []
    yield "7.1.4", [close(1000), f(TEXT, b"Hello World!")], []
    yield "7.1.5", [f(TEXT, b"fragment1", fin=False), close(1000), f(0, b"fragment2")], []
    yield "7.1.6", [f(TEXT, large), f(TEXT, b"Hello World!"), close(1000), f(PING)], [text(large), text(b"Hello World!")]
    yield "7.3.1", [close()], []
    yield "7.3.2", [f(CLOSE, b"a")], 1002
    yield "7.3.3", [close(1000)], []
    yield "7.3.4", [close(1000, b"Hello World!")], []
    yield "7.3.5", [close(1000, b"*" * 123)], []
    yield "7.3.6", [close(1000, b"*" * 124)], 1002
    yield "7.5.1", [close(1000, KOSME + b"\xed\xa0\x80edited")], 1007
    codes = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
    for n, code in enumerate(codes, 1):
        yield f"7.7.{n}", [close(code)], []
    for n, code in enumerate((0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999), 1):
        yield f"7.9.{n}", [close(code)], 1002
    for n, code in enumerate((5000, 65535), 1):
        yield f"7.13.{n}", [close(code)], 1002


def automatic():
    payload = b"*" * 65536
    yield "10.1.1", each(payload, 1300), [text(payload)]


ALL = [*lengths(), *pings(), *reserved(), *fragments(), *utf8(), *closing(), *automatic()]
