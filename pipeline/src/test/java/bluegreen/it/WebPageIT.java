package bluegreen.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.front.Exchange;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Stage;
import bluegreen.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * A page of another site, in a real browser, tries to run a program through the embedded AWS: with
 * requests to the loopback interface, and with DNS rebinding, for which the site's name and port
 * lead to the embedded AWS once the page is there.
 */
@Needs(Need.CHROMIUM)
@Timeout(120)
class WebPageIT {
  private static final Pattern LOG = Pattern.compile("<pre id=\"log\">(.*?)</pre>", Pattern.DOTALL);

  private final List<Exchange> reached = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private EmbeddedAws aws;
  private ServerSocket site;

  @BeforeEach
  void boot() throws IOException {
    aws =
        Stage.boot(
            AwsSettings.of(new LocalEnvironments()).withTime(new AcceleratedTime(1000)),
            World.bundle());
    aws.onExchange(reached::add);
    site = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    aws.close();
  }

  @Test
  void a_page_runs_nothing_and_reads_nothing() throws Exception {
    String page = page();
    Thread.startVirtualThread(() -> serve(page));

    List<String> seen = browse();

    assertThat(reached).as("the load balancer is open").hasSize(1);
    assertThat(seen)
        .hasSize(6)
        .startsWith("form sent", "blind sent")
        .filteredOn(line -> line.startsWith("rebound 403: {\"Message\":\"This request may come"))
        .hasSize(4);
    assertThat(folder.resolve("ran")).doesNotExist();
    var created = GetFunctionRequest.builder().functionName("drive-by").build();
    assertThatThrownBy(
            () -> aws.timeline().call(() -> aws.lambda().functions().getFunction(created)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  /** Blind requests, a form as plain text, and requests to the page's own, rebound origin. */
  private String page() {
    String create =
        """
        {"FunctionName":"drive-by","PackageType":"Image",\
        "Role":"arn:aws:iam::123456789012:role/r","Code":{"ImageUri":"%s/lotto:good"},\
        "ImageConfig":{"EntryPoint":["/bin/sh","-c","touch %s"]}}\
        """
            .formatted(aws.ecr().host(), folder.resolve("ran"));
    return """
    <html><body><pre id=log></pre>
    <form id=form method=post enctype=text/plain target=frame action="$AWS/2015-03-31/functions">
    <input name='$NAME' value='$VALUE'></form><iframe name=frame></iframe>
    <script>
    const log = text => document.getElementById('log').append(text + '\\n');
    const create = '$CREATE';
    const blind = (path, body) =>
        fetch('$AWS' + path, {method: 'POST', mode: 'no-cors', body}).catch(log);
    const rebound = async (path, options) => {
      const answer = await fetch(path, options);
      log('rebound ' + answer.status + ': ' + await answer.text());
    };
    (async () => {
      document.getElementById('form').submit();
      log('form sent');
      await fetch('$URL/from-the-page', {mode: 'no-cors'});
      await blind('/2015-03-31/functions', create);
      await blind('/2015-03-31/functions', new Blob([create]));
      await blind('/2015-03-31/functions/drive-by/invocations', '{}');
      log('blind sent');
      const type = {'Content-Type': 'application/json'};
      await rebound('/');
      await rebound('/2015-03-31/functions');
      await rebound('/2015-03-31/functions', {method: 'POST', headers: type, body: create});
      await rebound(
          '/2015-03-31/functions/drive-by/invocations', {method: 'POST', headers: type, body: '{}'});
    })().catch(log);
    </script></body></html>
    """
        .replace("$AWS", aws.endpoint().toString())
        .replace("$URL", aws.url().toString())
        .replace("$NAME", create.substring(0, create.length() - 1) + ",\"Description\":\"")
        .replace("$VALUE", "\"}")
        .replace("$CREATE", create);
  }

  /** Answers the first connection with the page; the others lead to the embedded AWS. */
  private void serve(String page) {
    try {
      try (Socket first = site.accept()) {
        first.getInputStream().read();
        byte[] bytes = page.getBytes(UTF_8);
        first
            .getOutputStream()
            .write(
                """
                HTTP/1.1 200 OK\r
                Content-Type: text/html\r
                Connection: close\r
                Content-Length: %d\r
                \r
                """
                    .formatted(bytes.length)
                    .getBytes(ISO_8859_1));
        first.getOutputStream().write(bytes);
        first.shutdownOutput();
        first.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      while (true) {
        Socket browser = site.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), aws.endpoint().getPort());
        pipe(browser, server);
        pipe(server, browser);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void pipe(Socket from, Socket to) {
    Thread.startVirtualThread(
        () -> {
          try (from;
              to;
              InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
          } catch (IOException e) {
            // One of the two has closed its end.
          }
        });
  }

  /** What the page has logged in the end. */
  private List<String> browse() throws InterruptedException {
    URI page = URI.create("http://evil.example:" + site.getLocalPort() + "/");
    Program.Ended ended =
        Program.run(
            Map.of("HOME", folder.toString()),
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--user-data-dir=" + folder.resolve("browser"),
                "--host-resolver-rules=MAP evil.example 127.0.0.1",
                "--virtual-time-budget=20000",
                "--dump-dom",
                page.toString()));
    assertThat(ended.code()).as(ended.err()).isZero();
    Matcher log = LOG.matcher(ended.out());
    assertThat(log.find()).as("%s", ended).isTrue();
    return log.group(1).lines().toList();
  }
}
