"""The compiler's way to memory: one value for all rows, side by side for the lanes, or from anywhere."""

from __future__ import annotations

from grenswijzer.engine.compiler_values import ELEMENTS, LANES, SHORT, Instructions, Value, literal, llvm_type


class Memory(Instructions):
    """Instructions that read and write. Nothing is read or written in lanes that are not at work."""

    def get(self, place: Value, position: Value) -> Value:
        """What stands in memory, in the lanes at work."""
        kind, stored = ELEMENTS[place.kind]
        wide = llvm_type(kind, "v", stored)
        shape = "u" if position.shape == "u" else "v"
        address = self.address(place, position, stored)
        if position.shape == "u":
            found = self.emit(kind, f"load {stored}, ptr {address}")
        else:
            how, into, pointer = ("load", "p0", "ptr")
            if position.shape == "v":
                how, into, pointer = ("gather", f"v{LANES}p0", f"<{LANES} x ptr>")
            operands = f"{pointer} {address}, i32 {1 if stored == 'i8' else 8}, <{LANES} x i1> {self.mask}"
            if stored == "i8" and position.shape == "v":
                return self.gathered_bools(address)
            name = f"@llvm.masked.{how}.v{LANES}{SHORT[stored]}.{into}"
            found = self.emit(kind, f"call {wide} {name}({operands}, {wide} zeroinitializer)", "v")
        if kind != "b":
            return found
        zero = "zeroinitializer" if shape == "v" else "0"
        return self.emit("b", f"icmp ne {llvm_type('b', shape, 'i8')} {found.text}, {zero}", shape)

    def gathered_bools(self, addresses: str) -> Value:
        """Bools from anywhere in memory, by the aligned four bytes around each: processors gather no single bytes."""
        ints, words, places = f"<{LANES} x i64>", f"<{LANES} x i32>", f"<{LANES} x ptr>"
        splat = {n: self.vector(literal(n)).text for n in (-4, 3)}
        number = self.emit("i", f"ptrtoint {places} {addresses} to {ints}").text
        aligned = self.emit("i", f"and {ints} {number}, {splat[-4]}").text
        around = self.emit("i", f"inttoptr {ints} {aligned} to {places}").text
        name = f"@llvm.masked.gather.v{LANES}i32.v{LANES}p0"
        found = self.emit(
            "i",
            f"call {words} {name}({places} {around}, i32 4, <{LANES} x i1> {self.mask}, {words} zeroinitializer)",
        ).text
        byte = self.emit("i", f"and {ints} {number}, {splat[3]}").text
        narrow = self.emit("i", f"trunc {ints} {byte} to {words}").text
        eight, low = (f"<{', '.join(f'i32 {n}' for _ in range(LANES))}>" for n in (3, 255))
        shift = self.emit("i", f"shl {words} {narrow}, {eight}").text
        moved = self.emit("i", f"lshr {words} {found}, {shift}").text
        kept = self.emit("i", f"and {words} {moved}, {low}").text
        return self.emit("b", f"icmp ne {words} {kept}, zeroinitializer", "v")

    def put(self, place: Value, position: Value, value: Value) -> None:
        """Store in the lanes at work; what lanes store in the same place has to be the same."""
        kind, stored = ELEMENTS[place.kind]
        value = self.converted(value, kind)
        shape = "u" if position.shape == "u" else "v"
        value = self.vector(value) if shape == "v" else value
        wide = llvm_type(kind, shape, stored)
        if kind == "b":
            value = self.emit("b", f"zext {llvm_type('b', shape)} {value.text} to {wide}", shape)
        address = self.address(place, position, stored)
        if shape == "u":
            self.lines.append(f"  store {wide} {value.text}, ptr {address}")
            return
        how, into, pointer = "store", "p0", "ptr"
        if position.shape == "v":
            how, into, pointer = "scatter", f"v{LANES}p0", f"<{LANES} x ptr>"
        size = 1 if stored == "i8" else 8
        operands = f"{wide} {value.text}, {pointer} {address}, i32 {size}, <{LANES} x i1> {self.mask}"
        self.lines.append(f"  call void @llvm.masked.{how}.v{LANES}{SHORT[stored]}.{into}({operands})")

    def prefetch(self, place: Value, position: Value) -> None:
        """Bring what stands there near, to the second-level cache; a place outside of the array does no harm."""
        address = self.address(place, position._replace(shape="u"), ELEMENTS[place.kind][1])
        self.lines.append(f"  call void @llvm.prefetch.p0(ptr {address}, i32 0, i32 2, i32 1)")

    def address(self, place: Value, position: Value, stored: str) -> str:
        """Where an element stands; a vector of places for a vector of positions."""
        shape = "v" if position.shape == "v" else "u"
        index = f"{llvm_type('i', shape)} {position.text}"
        return self.emit(place.kind, f"getelementptr {stored}, ptr {place.text}, {index}", shape).text
