#!/bin/sh
# Runs a kit of hostile inputs against the adapter. Usage: torture.sh SOURCE ADAPTER [OPTIONS OF THE KIT]
# The kit is the folder PACE_TORTURE, or shared/torture beside the checkout; without it, or without Python, exit 77.
source=$1 adapter=$2
shift 2
kit=${PACE_TORTURE:-$source/../shared/torture}
[ -f "$kit/run_kit.py" ] || { echo "no kit at $kit (set PACE_TORTURE)"; exit 77; }
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec python3 "$kit/run_kit.py" --adapter "$adapter" --formats svg,png "$@"
