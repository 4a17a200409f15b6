"""Machine code from a kernel's text, made once per kind of machine and kept."""

from __future__ import annotations

import ctypes
import hashlib
import platform
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import llvmlite
import llvmlite.binding as llvm

from grenswijzer.engine import cache, compiler

LEVEL = 2
"""LLVM's optimisation level."""

Kernel = Callable[[int, int, int], None]
"""Takes the first household, one past the last, and where the table of addresses begins."""

_LOCK = threading.Lock()
_ALIVE: list[llvm.ExecutionEngine] = []


@lru_cache(maxsize=64)
def compile_kernel(text: str) -> Kernel:
    """The function ``kernel`` of a text, from what was kept when the same text was compiled before on this machine."""
    with _LOCK:
        return _loaded(_object(text))


@lru_cache(maxsize=1)
def _target() -> llvm.TargetMachine:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple()
    return target.create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=LEVEL,
        reloc="pic",
        codemodel="small",
        jit=True,
    )


@lru_cache(maxsize=1)
def _machine() -> str:
    """Everything besides its text that a kernel's code depends on."""
    makers = [
        Path(__file__).with_name(f"{name}.py").read_text()
        for name in ("compiler", "compiler_functions", "compiler_memory", "compiler_values", "machine")
    ]
    parts = [llvmlite.__version__, platform.machine(), llvm.get_host_cpu_name(), *makers]
    parts.append(llvm.get_host_cpu_features().flatten())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _object(text: str) -> bytes:
    key = f"{_machine()}\0{text}"
    name = f"kernels/{cache.short_hash(key)}.o"
    found = cache.kept(name, key)
    if found is None:
        found = _compiled(text)
        cache.keep(name, key, found)
    return found


def _compiled(text: str) -> bytes:
    target = _target()
    module = llvm.parse_assembly(compiler.llvm_text(text))
    module.triple = llvm.get_default_triple()
    module.data_layout = str(target.target_data)
    tuning = llvm.create_pipeline_tuning_options(speed_level=LEVEL)
    tuning.loop_vectorization = False
    tuning.slp_vectorization = False
    builder = llvm.create_pass_builder(target, tuning)
    builder.getModulePassManager().run(module, builder)
    made: bytes = target.emit_object(module)
    return made


def _loaded(code: bytes) -> Kernel:
    target = _target()
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target, use_lmm=True)
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _ALIVE.append(engine)
    kind = ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)
    return kind(engine.get_function_address("kernel"))
