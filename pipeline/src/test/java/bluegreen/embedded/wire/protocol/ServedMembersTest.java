package bluegreen.embedded.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What {@code left-out.txt} says that no served operation has: the SDK's classes of all requests
 * and responses are looked through. Were one to need more than the codec knows, this fails.
 */
class ServedMembersTest {
  private static final Set<MarshallingType<?>> KNOWN =
      Set.of(
          MarshallingType.STRING,
          MarshallingType.BOOLEAN,
          MarshallingType.INTEGER,
          MarshallingType.LONG,
          MarshallingType.DOUBLE,
          MarshallingType.INSTANT,
          MarshallingType.SDK_BYTES,
          MarshallingType.LIST,
          MarshallingType.MAP,
          MarshallingType.SDK_POJO);

  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<String> found = new TreeSet<>();

  @Test
  void no_served_operation_needs_what_the_left_out_cases_are_of() {
    List<String> ofLambda =
        LambdaRoutes.ROUTES.stream().map(LambdaRoutes.Route::operation).toList();
    look(LambdaClient.class, ofLambda);
    look(CodeDeployClient.class, List.of());
    look(CloudWatchClient.class, List.of());
    look(EcrClient.class, List.of());
    look(StsClient.class, List.of("AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"));
    assertThat(seen).hasSizeGreaterThan(500);
    assertThat(found).isEmpty();
  }

  /** Looks through a client's operations; through all if none is named. */
  private void look(Class<?> client, List<String> operations) {
    Arrays.stream(client.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(
            method ->
                operations.isEmpty()
                    || operations.stream().anyMatch(method.getName()::equalsIgnoreCase))
        .flatMap(method -> Stream.of(method.getParameterTypes()[0], method.getReturnType()))
        .filter(SdkPojo.class::isAssignableFrom)
        .forEach(type -> structure(builder(type)));
  }

  private static SdkPojo builder(Class<?> type) {
    try {
      return (SdkPojo) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void structure(SdkPojo builder) {
    Class<?> type = builder.getClass().getEnclosingClass();
    if (type != null && seen.add(type)) {
      if (Arrays.stream(type.getDeclaredClasses())
          .anyMatch(c -> c.getSimpleName().equals("Type"))) {
        found.add(type.getName() + " is a union");
      }
      builder.sdkFields().forEach(field -> member(type, field));
    }
  }

  private void member(Class<?> structure, SdkField<?> field) {
    String name = structure.getName() + "." + field.memberName();
    strangeness(field).forEach(what -> found.add(name + " has " + what));
    field
        .getOptionalTrait(ListTrait.class)
        .ifPresent(list -> member(structure, list.memberFieldInfo()));
    field
        .getOptionalTrait(MapTrait.class)
        .ifPresent(map -> member(structure, map.valueFieldInfo()));
    Optional.ofNullable(field.constructor()).ifPresent(nested -> structure(nested.get()));
  }

  private static List<String> strangeness(SdkField<?> field) {
    boolean outside = !field.location().equals(MarshallLocation.PAYLOAD);
    boolean header = field.location() == MarshallLocation.HEADER;
    MarshallingType<?> type = field.marshallingType();
    Optional<ListTrait> list = field.getOptionalTrait(ListTrait.class);
    Optional<MapTrait> map = field.getOptionalTrait(MapTrait.class);
    return Stream.of(
            when(!KNOWN.contains(type), "an unknown type"),
            when(field.location() == MarshallLocation.GREEDY_PATH, "a greedy label"),
            when(outside && type.equals(MarshallingType.INSTANT), "a time outside of the body"),
            when(outside && type.equals(MarshallingType.MAP), "a map outside of the body"),
            when(header && type.equals(MarshallingType.LIST), "a list in a header"),
            when(field.containsTrait(TimestampFormatTrait.class), "a format of time"),
            when(field.containsTrait(JsonValueTrait.class), "JSON in a header"),
            when(field.containsTrait(DefaultValueTrait.class), "a default"),
            when(
                field.containsTrait(PayloadTrait.class) && !type.equals(MarshallingType.SDK_BYTES),
                "a body other than bytes"),
            when(list.filter(ServedMembersTest::isStrange).isPresent(), "a strange list"),
            when(map.filter(ServedMembersTest::isStrange).isPresent(), "a strange map"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isStrange(ListTrait list) {
    String name = Objects.requireNonNullElse(list.memberLocationName(), "member");
    return list.isFlattened() || !Set.of("member").contains(name);
  }

  private static boolean isStrange(MapTrait map) {
    return map.isFlattened()
        || !map.keyLocationName().equals("key")
        || !map.valueLocationName().equals("value");
  }

  private static Optional<String> when(boolean strange, String what) {
    return strange ? Optional.of(what) : Optional.empty();
  }
}
