package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.protocol.PublishedCase.Answered;
import bluegreen.embedded.wire.protocol.PublishedCase.Asked;
import bluegreen.embedded.wire.protocol.PublishedCase.Failed;
import bluegreen.embedded.wire.protocol.PublishedCase.Malformed;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.TopDownIndex;
import software.amazon.smithy.model.loader.ModelAssembler;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/** Smithy's published test cases, as they are in the artifacts on the class path. */
record PublishedCases(Model model, TopDownIndex index) {
  static PublishedCases load() {
    Model model =
        Model.assembler()
            .discoverModels(PublishedCases.class.getClassLoader())
            .putProperty(ModelAssembler.ALLOW_UNKNOWN_TRAITS, true)
            .disableValidation()
            .assemble()
            .unwrap();
    return new PublishedCases(model, TopDownIndex.of(model));
  }

  /** All cases for a protocol. */
  List<PublishedCase> of(Dialect dialect) {
    return operations(dialect).stream()
        .flatMap(operation -> of(dialect, operation))
        .distinct() // operations share errors
        .toList();
  }

  /** The operations of the services that speak a protocol. */
  List<OperationShape> operations(Dialect dialect) {
    return model.getServiceShapes().stream()
        .filter(service -> service.findTrait(dialect.id()).isPresent())
        .sorted()
        .flatMap(service -> index.getContainedOperations(service).stream())
        .distinct()
        .toList();
  }

  /** The wire name of the service that has an operation. */
  ServiceShape service(OperationShape operation) {
    return model.getServiceShapes().stream()
        .filter(service -> index.getContainedOperations(service).contains(operation))
        .findFirst()
        .orElseThrow();
  }

  private Stream<PublishedCase> of(Dialect dialect, OperationShape operation) {
    ShapeId protocol = dialect.id();
    return Stream.of(
            asked(operation, protocol).map(each -> new Asked(dialect, operation, each)),
            answered(operation, protocol).map(each -> new Answered(dialect, operation, each)),
            malformed(operation, protocol).map(each -> new Malformed(dialect, operation, each)),
            operation.getErrorsSet().stream()
                .map(error -> model.expectShape(error, StructureShape.class))
                .flatMap(error -> failed(dialect, error)))
        .flatMap(each -> each);
  }

  private static Stream<PublishedCase> failed(Dialect dialect, StructureShape error) {
    return answered(error, dialect.id()).map(each -> new Failed(dialect, error, each));
  }

  private static Stream<HttpRequestTestCase> asked(Shape shape, ShapeId protocol) {
    return trait(shape, HttpRequestTestsTrait.class)
        .flatMap(trait -> trait.getTestCases().stream())
        .filter(each -> speaks(each, protocol));
  }

  private static Stream<HttpResponseTestCase> answered(Shape shape, ShapeId protocol) {
    return trait(shape, HttpResponseTestsTrait.class)
        .flatMap(trait -> trait.getTestCases().stream())
        .filter(each -> speaks(each, protocol));
  }

  private static Stream<HttpMalformedRequestTestCase> malformed(Shape shape, ShapeId protocol) {
    return trait(shape, HttpMalformedRequestTestsTrait.class)
        .flatMap(trait -> trait.getTestCases().stream())
        .filter(each -> each.getProtocol().equals(protocol));
  }

  private static <T extends software.amazon.smithy.model.traits.Trait> Stream<T> trait(
      Shape shape, Class<T> type) {
    return shape.getTrait(type).stream();
  }

  private static boolean speaks(HttpMessageTestCase given, ShapeId protocol) {
    return given.getProtocol().equals(protocol);
  }
}
