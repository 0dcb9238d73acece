package bluegreen.embedded.wire.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** A structure of a Smithy model in the form of the SDK's generated classes. */
interface Shaped extends SdkPojo {
  /** Its members that have values, by name. */
  Map<String, Object> values();

  @Override
  default Map<String, SdkField<?>> sdkFieldNameToField() {
    throw new UnsupportedOperationException("no protocol asks for it");
  }

  /** What is read from requests, and the parts of responses. {@link ModelClasses} extends it. */
  class Structure implements Shaped, SdkBuilder<Structure, Structure> {
    private final List<SdkField<?>> fields;
    private final Map<String, Object> values = new HashMap<>();

    Structure(List<SdkField<?>> fields) {
      this.fields = fields;
    }

    @Override
    public Map<String, Object> values() {
      return values;
    }

    @Override
    public List<SdkField<?>> sdkFields() {
      return fields;
    }

    @Override
    public Structure build() {
      return this;
    }
  }

  /** What operations return. {@link ModelClasses} extends it. */
  class Response extends AwsResponse implements Shaped {
    private final List<SdkField<?>> fields;
    private final Map<String, Object> values = new HashMap<>();

    Response(List<SdkField<?>> fields) {
      super(new NoMetadata());
      this.fields = fields;
    }

    @Override
    public Map<String, Object> values() {
      return values;
    }

    @Override
    public List<SdkField<?>> sdkFields() {
      return fields;
    }

    @Override
    public AwsResponse.Builder toBuilder() {
      throw new UnsupportedOperationException("responses are only written");
    }

    /** The SDK's constructor of responses asks a builder for metadata, of which there is none. */
    static final class NoMetadata extends AwsResponse.BuilderImpl {
      NoMetadata() {}

      @Override
      public AwsResponse build() {
        throw new UnsupportedOperationException("there is nothing to build");
      }
    }
  }
}
