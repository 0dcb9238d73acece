"""Writes what the embedded AWS knows of its services' limits: constraints.py > constraints.txt

Needs botocore, whose data/ has AWS's API models (Apache License 2.0).
"""

import re
from pathlib import Path

import botocore
import botocore.session

HERE = Path(__file__).parent.parent
# CodeDeploy has an error of its own for each limit: codedeploy/rules.
SERVICES = {"lambda": "lambda", "cloudwatch": "cloudwatch", "logs": "logs", "ecr": "ecr"}
# The packages of the SDK's clients that are not named as the service is here.
PACKAGES = {"logs": "cloudwatchlogs"}
REQUEST = re.compile(r"public \w+Response \w+\(\s*(\w+)Request ")


def operations(service):
    folder = HERE / "java/bluegreen/embedded" / service
    return sorted({o for f in folder.rglob("*Operations.java") for o in REQUEST.findall(f.read_text())})


def rules(shape):
    found = [f"{name}={shape.metadata[name]}" for name in ("min", "max") if name in shape.metadata]
    if shape.metadata.get("sensitive"):
        found.append("secret")
    if "pattern" in shape.metadata:
        found.append("pattern=" + shape.metadata["pattern"])
    return " ".join(found)


def walk(shape, path, lines, seen):
    if shape.type_name in ("string", "integer", "long", "double", "float", "list", "map"):
        if rules(shape):
            lines[path] = rules(shape)
    if shape.type_name == "list":
        walk(shape.member, path + "[]", lines, seen)
    if shape.type_name == "map":
        walk(shape.key, path + "{key}", lines, seen)
        walk(shape.value, path + "{}", lines, seen)
    if shape.type_name == "structure":
        structure(path.split(".")[0], shape.name, shape, lines, seen)


def structure(service, name, shape, lines, seen):
    if name in seen:
        return
    seen.add(name)
    for member, of in shape.members.items():
        walk(of, f"{service}.{name}.{of.serialization.get('name', member)}", lines, seen)


def main():
    print("# The limits of members, of the elements of lists ([]), of the keys ({key}) and values ({}) of maps.")
    print(f"# Made by pipeline/src/main/python/constraints.py from the API models in botocore {botocore.__version__}")
    print("# (Apache License 2.0, https://github.com/boto/botocore).")
    session = botocore.session.get_session()
    for service, model in SERVICES.items():
        api = session.get_service_model(model)
        lines, seen = {}, set()
        for operation in operations(service):
            if operation in api.operation_names:
                structure(PACKAGES.get(service, service), operation + "Request", api.operation_model(operation).input_shape, lines, seen)
        for path in sorted(lines):
            print(path, lines[path])


main()
