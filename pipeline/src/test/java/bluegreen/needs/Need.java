package bluegreen.needs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What some tests need beside a JDK, and a machine may lack. */
public enum Need {
  DOCKER("docker.required", "tests that build or run images") {
    @Override
    public Optional<String> missing() {
      return failing("Docker does not answer", "docker", "version");
    }
  },
  IMAGE("docker.required", "tests that run the function in containers") {
    @Override
    public Optional<String> missing() {
      return failing("Docker has no image " + LOTTO, "docker", "image", "inspect", LOTTO);
    }
  },
  TERRAFORM("terraform.required", "tests of the infrastructure") {
    @Override
    public Optional<String> missing() {
      return notInstalled("terraform");
    }
  },
  MOTO("terraform.required", "tests that apply the infrastructure") {
    @Override
    public Optional<String> missing() {
      return notInstalled("moto_server");
    }
  },
  JQ("terraform.required", "tests of terraform/plan") {
    @Override
    public Optional<String> missing() {
      return notInstalled("jq");
    }
  },
  PYTHON("aws.required", "tests of a function in Python") {
    @Override
    public Optional<String> missing() {
      return notInstalled("python3");
    }
  },
  NODE("node.required", "linters of the workflows") {
    @Override
    public Optional<String> missing() {
      return notInstalled("node").or(() -> notInstalled("npm"));
    }
  },
  SHELLCHECK("node.required", "linters of the workflows and scripts") {
    @Override
    public Optional<String> missing() {
      return notInstalled("shellcheck");
    }
  },
  AWS_CLI("aws.required", "tests with the AWS CLI") {
    @Override
    public Optional<String> missing() {
      return notInstalled("aws");
    }
  },
  QEMU("qemu.required", "tests on an older CPU") {
    @Override
    public Optional<String> missing() {
      return System.getProperty("os.arch").equals("amd64")
          ? notInstalled("qemu-x86_64")
          : Optional.of("the older CPUs are x86-64, as this machine is not");
    }
  },
  CHROMIUM("chromium.required", "attacks from a web page") {
    @Override
    public Optional<String> missing() {
      return notInstalled("chromium");
    }
  },
  BOTO3("aws.required", "tests with boto3") {
    @Override
    public Optional<String> missing() {
      return failing("boto3 is not installed", "python3", "-c", "import boto3");
    }
  };

  /** The function's image: {@code docker build --tag lotto .} makes it. */
  public static final String LOTTO = System.getProperty("docker.image", "lotto");

  /** The system property with which a test fails where it would be skipped. */
  private final String required;

  private final String tests;

  Need(String required, String tests) {
    this.required = required;
    this.tests = tests;
  }

  /** Says what is missing, if it is. */
  public abstract Optional<String> missing();

  /** Says which tests need it. */
  public String tests() {
    return tests;
  }

  /** Whether this build was told, by a system property, to fail without it. */
  public boolean isRequired() {
    return System.getProperty(required) != null;
  }

  /** Finds a program on the {@code PATH}. */
  public static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> notInstalled(String program) {
    return program(program).isPresent()
        ? Optional.empty()
        : Optional.of(program + " is not installed");
  }

  private static Optional<String> failing(String failure, String... command) {
    Optional<String> notInstalled = notInstalled(command[0]);
    return notInstalled.isPresent() || succeeds(List.of(command))
        ? notInstalled
        : Optional.of(failure);
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
