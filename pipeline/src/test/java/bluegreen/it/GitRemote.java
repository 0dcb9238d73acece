package bluegreen.it;

import bluegreen.actions.Hub;
import bluegreen.actions.Repository;
import bluegreen.actions.Run;
import bluegreen.actions.standin.Main;
import bluegreen.needs.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A repository like this one that runs its workflows on a push, and a clone of it to work in. */
final class GitRemote {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private final Hub hub;
  private final Path java;
  private final Repository clone;

  private GitRemote(Hub hub, Path java, Repository clone) {
    this.hub = hub;
    this.java = java;
    this.clone = clone;
  }

  /** Makes one of the files of this checkout, whether or not git knows them. */
  static GitRemote create(Path folder, Hub.Settings settings) throws IOException {
    Hub hub = Hub.create(folder.resolve("hub"), settings);
    Repository bare = new Repository(Files.createDirectories(hub.repository()));
    bare.git("init", "--quiet", "--bare", "--initial-branch=main");
    bare.git("config", "user.name", "Ada");
    bare.git("config", "user.email", "ada@example.com");
    bare.git("config", "uploadpack.allowAnySHA1InWant", "true");
    bare.git("--work-tree=" + CHECKOUT, "add", "--all", CHECKOUT.toString());
    bare.git("--work-tree=" + CHECKOUT, "commit", "--quiet", "--message=Begin");
    new Repository(folder).git("clone", "--quiet", bare.folder().toString(), "clone");
    Repository clone = new Repository(folder.resolve("clone"));
    clone.git("config", "user.name", "Ada");
    clone.git("config", "user.email", "ada@example.com");
    GitRemote remote = new GitRemote(hub, java(folder), clone);
    script(bare.folder().resolve("hooks/post-receive"), remote.command("push"));
    script(hub.folder().resolve("bin/gh"), remote.command("gh"));
    if (Need.program("aws").isEmpty()) {
      script(hub.folder().resolve("bin/aws"), remote.command("aws"));
    }
    return remote;
  }

  /** The arguments of a JVM that has the runner on its class path. */
  private static Path java(Path folder) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Files.writeString(
        folder.resolve("java.args"),
        """
        -XX:TieredStopAtLevel=1
        -XX:+UseSerialGC
        -Dstdout.encoding=UTF-8
        -Dslf4j.internal.verbosity=ERROR
        -cp "%s"
        """
            .formatted(classPath));
  }

  private List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + java,
                Main.class.getName(),
                hub.folder().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static void script(Path file, List<String> command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\"\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " can't be made executable");
    }
  }

  /** Replaces a text that is in a file once. */
  void change(String file, String from, String to) throws IOException {
    Path path = clone.folder().resolve(file);
    String text = Files.readString(path);
    if (text.split(Pattern.quote(from), -1).length != 2) {
      throw new IllegalArgumentException("'%s' is not once in %s".formatted(from, file));
    }
    Files.writeString(path, text.replace(from, to));
  }

  /**
   * Has the job that builds the tool hand out this checkout's, packed: one test of the whole build
   * is enough.
   */
  void packsThisCheckoutsTool() throws IOException, InterruptedException {
    Path tar = hub.folder().resolve("bluegreen.tar");
    Program.Ended pack =
        Program.run(Map.of(), List.of(Program.HERE.resolve("pack").toString(), tar.toString()));
    if (pack.code() != 0) {
      throw new IllegalStateException(pack.err());
    }
    String release = ".github/workflows/release.yml";
    change(release, "run: ./mvnw -B -ntp package", "run: echo built before");
    change(release, "run: pipeline/pack bluegreen.tar", "run: cp " + tar + " bluegreen.tar");
  }

  /** Commits what has changed and pushes it; what the pusher sees is on standard error. */
  Program.Ended push(String message) throws InterruptedException {
    clone.git("commit", "--quiet", "--all", "--message", message);
    return Program.run(
        Map.of(), List.of("git", "push", "--quiet", "origin", "main"), clone.folder());
  }

  /** The commit that was last pushed. */
  String head() {
    return clone.git("rev-parse", "HEAD").strip();
  }

  /** Runs a workflow by hand, with inputs as {@code name=value}. */
  Program.Ended dispatch(String workflow, String... inputs) throws InterruptedException {
    List<String> command = command("dispatch", workflow, "main");
    command.addAll(List.of(inputs));
    return Program.run(Map.of(), command);
  }

  /** Runs a job of a run again, and those that have not succeeded. */
  Program rerun(int run, String job) {
    return Program.start(Map.of(), command("rerun", Integer.toString(run), job), clone.folder());
  }

  /** The last run. */
  Run run() throws IOException {
    return hub.runs().getLast();
  }
}
