// Serves invocations as AWS's runtime interface client for Node.js does: host and port go to the HTTP
// client apart, and paths are the API's own.
const http = require("http");

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function send(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname: host, port, path, method, agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

(async () => {
  for (;;) {
    const event = await send("GET", "/2018-06-01/runtime/invocation/next");
    const path = "/2018-06-01/runtime/invocation/" + event.headers["lambda-runtime-aws-request-id"];
    const payload = JSON.parse(event.body);
    if (payload === "fail") {
      const error = { errorMessage: "as asked", errorType: "Failure" };
      await send("POST", path + "/error", JSON.stringify(error));
    } else {
      await send("POST", path + "/response", JSON.stringify({ node: payload }));
    }
  }
})();
