package bluegreen.embedded.wire.protocol;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkField;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;

/**
 * Makes a class for each structure of a Smithy model, as the SDK's generator does: the codec keeps
 * what it knows of a structure by its class.
 */
final class ModelClasses {
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_List);

  private static final AtomicInteger number = new AtomicInteger();

  private final Model model;
  private final ModelFields fields;
  private final Map<Key, Made> made = new ConcurrentHashMap<>();

  /** A structure in one of its roles. */
  private record Key(ShapeId shape, Class<? extends Shaped> role) {}

  private record Made(Constructor<?> constructor, List<SdkField<?>> fields) {}

  ModelClasses(Model model, Dialect dialect) {
    this.model = model;
    this.fields = new ModelFields(model, dialect, shape -> create(shape, Shaped.Structure.class));
  }

  /**
   * A new instance without values.
   *
   * @param role the class to extend
   */
  <T extends Shaped> T create(Shape shape, Class<T> role) {
    Made known = made.computeIfAbsent(new Key(shape.getId(), role), key -> make(shape, role));
    try {
      return role.cast(known.constructor().newInstance(known.fields()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Made make(Shape shape, Class<? extends Shaped> role) {
    List<SdkField<?>> own = new ArrayList<>();
    for (MemberShape member : shape.members()) {
      if (fields.refusal(member).isEmpty()) {
        own.add(fields.field(member, role != Shaped.Response.class));
      }
    }
    try {
      return new Made(extend(role).getDeclaredConstructor(List.class), List.copyOf(own));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private Class<?> extend(Class<?> role) {
    ClassDesc parent = ClassDesc.ofDescriptor(role.descriptorString());
    byte[] code =
        ClassFile.of()
            .build(
                ClassDesc.of(
                    ModelClasses.class.getPackageName(), "Made" + number.getAndIncrement()),
                made ->
                    made.withSuperclass(parent)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            CONSTRUCTOR,
                            ClassFile.ACC_PUBLIC,
                            body ->
                                body.aload(0)
                                    .aload(1)
                                    .invokespecial(parent, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                                    .return_()));
    try {
      return MethodHandles.lookup().defineClass(code);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  Model model() {
    return model;
  }

  ModelFields fields() {
    return fields;
  }
}
