"""Speech: sounds, models, engines. Before any of its libraries is loaded, each is told to report to nobody."""

import os

# onnxruntime sends its maker reports over the network from a few seconds after it is loaded, also where
# its own `disable_telemetry_events` is called; only this variable stops it. The others are for downloads.
for _name in ("ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
    os.environ[_name] = "1"
