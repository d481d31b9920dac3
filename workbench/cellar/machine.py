"""What this computer can spare: processor cores and memory, container limits included."""

import ctypes
import os
import sys
from pathlib import Path

import psutil

_CGROUP = Path("/sys/fs/cgroup")


def cores() -> int:
    """How many processor cores this process may use; at least 1."""
    if sys.platform == "linux":
        allowed = len(os.sched_getaffinity(0))
    else:
        allowed = os.cpu_count() or 1
    quota = _numbers(_CGROUP / "cpu.max")
    if len(quota) == 2:
        allowed = min(allowed, max(1, quota[0] // quota[1]))
    return max(1, allowed)


def free_memory() -> int:
    """How many bytes can be taken without pushing other programs out."""
    free = psutil.virtual_memory().available
    limit, used = _numbers(_CGROUP / "memory.max"), _numbers(_CGROUP / "memory.current")
    if limit and used:
        free = min(free, max(0, limit[0] - used[0]))
    return free


def graphics_cards() -> int:
    """How many graphics cards can calculate for this process (NVIDIA's, by their driver); 0 where there is none."""
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return 0
    count = ctypes.c_int(0)
    fine = driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0
    return count.value if fine else 0


def memory_kills() -> int:
    """How often the system has ended a program because memory ran out (0 where the system does not tell)."""
    for counter in (_CGROUP / "memory.events", Path("/proc/vmstat")):
        for line in _text(counter).splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


def _numbers(file: Path) -> list[int]:
    return [int(word) for word in _text(file).split() if word.isdigit()]


def _text(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except OSError:
        return ""
