import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Converts a jar's class files of Java 5 to the current format, because an AOT cache accepts no
 * classes of the old format. The code is the same, with the stack maps that the current verifier
 * needs. A jar without such classes is left unchanged.
 */
class Modernize {
  private static final ClassTransform TODAYS =
      ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
          .andThen(
              (builder, element) ->
                  builder.with(
                      element instanceof ClassFileVersion
                          ? ClassFileVersion.of(ClassFile.latestMajorVersion(), 0)
                          : element));

  private final Path root;
  private final ClassFile format;

  private Modernize(Path root) {
    this.root = root;
    this.format =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path copy = Files.copy(jar, Path.of(jar + ".new"), StandardCopyOption.REPLACE_EXISTING);
    boolean changed;
    try (FileSystem content = FileSystems.newFileSystem(copy)) {
      changed = new Modernize(content.getPath("/")).run();
    }
    if (changed) {
      Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(copy);
    }
  }

  private boolean run() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> old =
          files.filter(file -> file.toString().endsWith(".class")).filter(this::isOld).toList();
      for (Path file : old) {
        Files.write(file, format.transformClass(parse(file), TODAYS));
      }
      return !old.isEmpty();
    }
  }

  private boolean isOld(Path file) {
    return parse(file).majorVersion() < ClassFile.JAVA_6_VERSION;
  }

  private ClassModel parse(Path file) {
    try {
      return format.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(ClassDesc type) {
    String descriptor = type.descriptorString();
    Path file = root.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
