"""A worker process in; one Jupyter kernel in it, warm and emptied between notebooks, out."""

from __future__ import annotations

import multiprocessing
import multiprocessing.util
import os
import sys
import threading
from pathlib import Path
from typing import Any

# Loading these takes a kernel far longer than a page does.
_LIBRARIES = (
    "import pandas, matplotlib.figure, counterclaim.edition, counterclaim.sources, "
    "counterclaim.ledger, counterclaim.framing, counterclaim.present.figures"
)
_NOTEBOOKS_A_KERNEL = 25  # the channels of each stay open with it
SECONDS_TO_START = 120

_kernel: Any = None
_notebooks = 0


def prepare_worker(scratch: Path) -> None:
    """Make this process one that runs notebooks: kernels of this interpreter, without the settings of the person's own
    Jupyter and IPython, and with what the kernels' machinery says in a log (what a notebook says is in its outputs)."""
    folders = {name: str(scratch / folder) for name, folder in (("IPYTHONDIR", "ipython"), ("JUPYTER_CONFIG_DIR", "jupyter"))}
    os.environ.update(folders, JUPYTER_PREFER_ENV_PATH="1", JUPYTER_PATH=str(Path(sys.prefix) / "share" / "jupyter"), MPLBACKEND="agg")
    os.environ.pop("PYTHONSTARTUP", None)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with (scratch / "kernels.log").open("ab") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)


def _end_with_parent() -> None:
    # A build that is killed tells its workers nothing; they would wait for their next page for ever. The kernels see to themselves.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def warm_up() -> None:
    """Start this process's kernel and load the libraries in it."""
    kernel()


def kernel() -> Any:
    """The kernel manager of this process. Its kernel runs, holds no variable of an earlier notebook and has the libraries loaded."""
    global _kernel, _notebooks
    from jupyter_core.utils import run_sync

    if _kernel is not None and (_notebooks >= _NOTEBOOKS_A_KERNEL or not run_sync(_kernel.is_alive)()):
        run_sync(_kernel.shutdown_kernel)(now=True)
        _kernel = None
    if _kernel is None:
        _kernel, _notebooks = _started(), 0
        _run(_LIBRARIES)
    elif _notebooks:
        _run("%reset -f")
    _notebooks += 1
    return _kernel


def _started() -> Any:
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync

    manager = AsyncKernelManager(kernel_name="python3", client_class="jupyter_client.asynchronous.AsyncKernelClient")
    run_sync(manager.start_kernel)()
    # A worker ends without running what atexit holds.
    multiprocessing.util.Finalize(manager, run_sync(manager.shutdown_kernel), kwargs={"now": True}, exitpriority=10)
    return manager


def _run(code: str) -> None:
    """Run code in the kernel; what goes wrong in it will be seen in the notebooks."""
    from jupyter_core.utils import run_sync

    async def run() -> None:
        client = _kernel.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=SECONDS_TO_START)
            await client.execute_interactive(
                code, silent=True, allow_stdin=False, timeout=SECONDS_TO_START, output_hook=lambda message: None
            )
        finally:
            client.stop_channels()

    run_sync(run)()
