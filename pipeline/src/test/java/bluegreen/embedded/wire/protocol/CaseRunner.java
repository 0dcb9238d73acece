package bluegreen.embedded.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.wire.codec.Reader;
import bluegreen.embedded.wire.protocol.Protocol.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;
import software.amazon.smithy.protocoltests.traits.HttpMalformedResponseDefinition;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;

/** Runs published cases through the embedded AWS's protocols. */
final class CaseRunner {
  private final PublishedCases cases = PublishedCases.load();
  private final ModelProtocols protocols = new ModelProtocols(cases);

  PublishedCases cases() {
    return cases;
  }

  void run(PublishedCase published) throws Exception {
    switch (published) {
      case PublishedCase.Asked asked -> ask(asked);
      case PublishedCase.Answered answered -> answer(answered);
      case PublishedCase.Failed failed -> fail(failed);
      case PublishedCase.Malformed malformed -> refuse(malformed);
    }
  }

  private void ask(PublishedCase.Asked asked) {
    ModelClasses classes = protocols.classes(asked.dialect());
    Shape input = cases.model().expectShape(asked.operation().getInputShape());
    CaseRequest request = CaseRequest.of(asked.dialect(), asked.given());
    Shaped.Structure read = classes.create(input, Shaped.Structure.class);
    Target target = read(request, read);
    assertThat(target.operation()).isEqualTo(asked.operation().getId().getName());
    Shaped.Structure stated = classes.create(input, Shaped.Structure.class);
    ModelValues values = new ModelValues(classes);
    values.fill(stated, input, values.known(input, asked.given().getParams()));
    assertThat(ModelValues.plain(read)).isEqualTo(ModelValues.plain(stated));
  }

  private Target read(CaseRequest request, Shaped.Structure builder) {
    Protocol protocol = protocols.of(request.head());
    if (request.head().hasBody() && !protocol.accepts(request.head().contentType())) {
      throw protocol.unsupported(request.head().contentType());
    }
    Target target = protocol.target(request.body());
    protocol.read(builder, request.body());
    Reader.build(builder);
    return target;
  }

  private void answer(PublishedCase.Answered answered) throws Exception {
    OperationShape operation = answered.operation();
    ModelClasses classes = protocols.classes(answered.dialect());
    Shape output = cases.model().expectShape(operation.getOutputShape());
    Shaped.Response response = classes.create(output, Shaped.Response.class);
    new ModelValues(classes).fill(response, output, answered.given().getParams());
    Answer answer =
        protocols
            .answering(answered.dialect(), operation)
            .answer(new Target("", operation.getId().getName()), response);
    check(answered.dialect(), answered.given(), answer);
  }

  private void fail(PublishedCase.Failed failed) throws Exception {
    StructureShape error = failed.error();
    ModelClasses classes = protocols.classes(failed.dialect());
    Shaped.Structure details = classes.create(error, Shaped.Structure.class);
    // The SDK's exceptions have their message apart from their members.
    ObjectNode members = failed.given().getParams().withoutMember("message");
    members = members.withoutMember("Message");
    new ModelValues(classes).fill(details, error, members);
    String message =
        failed
            .given()
            .getParams()
            .getStringMember("message")
            .or(() -> failed.given().getParams().getStringMember("Message"))
            .map(node -> node.getValue())
            .orElse("");
    Optional<AwsQueryErrorTrait> query = error.getTrait(AwsQueryErrorTrait.class);
    String name = error.getId().getName();
    int status =
        query
            .filter(trait -> failed.dialect() == Dialect.AWS_QUERY)
            .map(AwsQueryErrorTrait::getHttpResponseCode)
            .or(() -> error.getTrait(HttpErrorTrait.class).map(HttpErrorTrait::getCode))
            .orElse(error.expectTrait(ErrorTrait.class).getDefaultHttpStatusCode());
    String code = query.map(AwsQueryErrorTrait::getCode).orElse(name);
    Answer answer =
        protocols
            .failing(failed.dialect(), failed.error())
            .error(new Failure(status, name, code, message, details));
    check(failed.dialect(), failed.given(), answer);
  }

  private void check(Dialect dialect, HttpResponseTestCase given, Answer answer) throws Exception {
    assertThat(answer.status()).isEqualTo(given.getCode());
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers());
    given.getHeaders().forEach((name, value) -> assertThat(headers).containsEntry(name, value));
    given.getForbidHeaders().forEach(name -> assertThat(headers).doesNotContainKey(name));
    if (given.getBody().isPresent()) {
      String type = given.getBodyMediaType().orElse("");
      assertThat(CaseBody.comparable(type, answer.body().asByteArray()))
          .isEqualTo(CaseBody.expected(dialect, type, given.getBody().get()));
    }
  }

  private void refuse(PublishedCase.Malformed malformed) {
    ModelClasses classes = protocols.classes(malformed.dialect());
    Shape input = cases.model().expectShape(malformed.operation().getInputShape());
    CaseRequest request = CaseRequest.of(malformed.dialect(), malformed.given().getRequest());
    HttpMalformedResponseDefinition expected = malformed.given().getResponse();
    try {
      read(request, classes.create(input, Shaped.Structure.class));
    } catch (AwsServiceException e) {
      Answer answer = protocols.of(request.head()).error(Failure.of(e));
      assertThat(answer.status()).isEqualTo(expected.getCode());
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(answer.headers());
      expected.getHeaders().forEach((name, v) -> assertThat(headers).containsEntry(name, v));
      return;
    }
    throw new AssertionError("accepted");
  }
}
