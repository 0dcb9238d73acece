"""Serves invocations as AWS's runtime interface client for Python does: the address is split at its
colon, and paths are the API's own."""
import http.client
import json
import os

host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
connection = http.client.HTTPConnection(host, int(port))
while True:
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    event = connection.getresponse()
    payload = json.loads(event.read())
    path = "/2018-06-01/runtime/invocation/" + event.getheader("Lambda-Runtime-Aws-Request-Id")
    if payload == "fail":
        error = {"errorMessage": "as asked", "errorType": "Failure"}
        connection.request("POST", path + "/error", json.dumps(error))
    else:
        connection.request("POST", path + "/response", json.dumps({"python": payload}))
    connection.getresponse().read()
