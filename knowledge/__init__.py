"""What the home remembers: the stores, their migrations, members, conversations."""

import os

# onnxruntime, with which pictures are read and meanings understood, reports to its makers from native code by itself.
# It looks at this when it is loaded, which is always below this package; processes that are started inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
