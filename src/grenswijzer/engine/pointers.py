"""Plain pointers for the kernels.

Inside the kernel arrays travel as pointers: an array argument would count references in every function it enters,
which makes threads wait for each other, and takes longer to compile.
"""

from __future__ import annotations

from typing import Any

from numba.core import types
from numba.core.cgutils import gep
from numba.extending import intrinsic
from numba.np.arrayobj import make_array


@intrinsic
def pointer(typing: Any, array: Any) -> Any:
    """Where the data of a contiguous array begins; the array must outlive the pointer."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        made = make_array(signature.args[0])  # type: ignore[no-untyped-call]
        return made(context, builder, arguments[0]).data

    return types.CPointer(array.dtype)(array), generate  # type: ignore[no-untyped-call]


@intrinsic
def get(typing: Any, base: Any, position: Any) -> Any:
    """The value at ``position`` from the pointer."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = gep(builder, arguments[0], arguments[1])  # type: ignore[no-untyped-call]
        return context.unpack_value(builder, signature.return_type, place)

    return base.dtype(base, types.int64), generate


@intrinsic
def put(typing: Any, base: Any, position: Any, value: Any) -> Any:
    """Store ``value`` at ``position`` from the pointer."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = gep(builder, arguments[0], arguments[1])  # type: ignore[no-untyped-call]
        context.pack_value(builder, signature.args[0].dtype, arguments[2], place)
        return context.get_dummy_value()

    return types.void(base, types.int64, base.dtype), generate
