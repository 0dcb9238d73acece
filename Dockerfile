# The function's image: a runtime with the modules that it needs, its jars, and an ahead-of-time cache.
#   docker build --build-arg REVISION="$(git rev-parse HEAD)" --tag lotto .
# BASE must have glibc, libgcc_s and CA certificates. The default has no shell and no package manager.
ARG JDK=jdk
ARG BASE=base

# Dependabot updates what FROM names, and nothing else:
# https://github.com/dependabot/dependabot-core/issues/2057
FROM eclipse-temurin:25-jdk@sha256:dcf835e52330939b6c9f90ecab8aafcbcaa8fbf48423db44de884cf978c10144 AS jdk
FROM gcr.io/distroless/cc-debian13:nonroot@sha256:e792ab3d241a468a4fd7519ddbbebe66b49b5f365771716ea688ad40b6c6f1c2 AS base

FROM ${JDK} AS runtime
# All files have the same time, so that equal content gives an equal layer.
ENV SOURCE_DATE_EPOCH=1767225600
COPY src/image/runtime /build/src/image/
RUN /build/src/image/runtime /lotto/runtime

FROM runtime AS build
# The Maven wrapper needs unzip.
RUN command -v unzip >/dev/null \
    || { apt-get update -q && apt-get install -q -y --no-install-recommends unzip; }
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
# For a Maven mirror: --secret id=maven-settings,src=settings.xml
RUN --mount=type=cache,target=/root/.m2/repository --mount=type=cache,target=/root/.m2/wrapper \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    ./mvnw -B -q -ntp -f src/pom.xml -Dquick -Dmaven.test.skip -Dtrain.skip -Psbom package
RUN src/image/function /lotto
# One layer each, from what changes with the JDK to what changes with every commit and training.
RUN mkdir -p /layers/runtime/lotto /layers/lib/lotto /layers/function/lotto /layers/cache/lotto \
    && mv /lotto/runtime /layers/runtime/lotto/ \
    && mv /lotto/lib /layers/lib/lotto/ \
    && mv /lotto/lotto.aot /layers/cache/lotto/ \
    && mv /lotto/* /layers/function/lotto/ \
    && find /layers -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# The SBOM: docker build --target sbom --output . .
FROM scratch AS sbom
COPY --from=build /build/src/target/lotto-sbom.json /

FROM ${BASE}
COPY --from=build /layers/runtime/ /
COPY --from=build /layers/lib/ /
COPY --from=build /layers/function/ /
COPY --from=build /layers/cache/ /
USER 65532:65532
ENTRYPOINT ["/lotto/runtime/bin/java", "@/lotto/java.options", "-XX:AOTCache=/lotto/lotto.aot", \
  "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=/lotto/lib/libaws-lambda-jni.so", \
  "-cp", "/lotto/lotto.jar", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"]
CMD ["lotto.LottoHandler"]
ARG SOURCE=unknown
ARG REVISION=unknown
ARG VERSION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="lotto" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.created="${CREATED}"
