# The function's image: a runtime of the modules that it needs, its jars, and an ahead-of-time cache
# of both. Build: docker build --build-arg REVISION="$(git rev-parse HEAD)" --tag lotto .
# To build on another JDK 25 or run on another base: --build-arg JDK=… or BASE=…; glibc, libgcc_s and
# CA certificates are all that BASE needs. No shell and no package manager is in this one.
ARG JDK=eclipse-temurin:25-jdk@sha256:dcf835e52330939b6c9f90ecab8aafcbcaa8fbf48423db44de884cf978c10144
ARG BASE=gcr.io/distroless/cc-debian13:nonroot@sha256:e792ab3d241a468a4fd7519ddbbebe66b49b5f365771716ea688ad40b6c6f1c2

FROM ${JDK} AS runtime
# Seconds since 1970; of all files: equal content is an equal layer, and the cache knows its jars by time.
ENV EPOCH=1767225600
RUN jlink --add-modules java.base,jdk.unsupported --strip-java-debug-attributes \
      --no-man-pages --no-header-files --output /lotto/runtime \
    && find /lotto -exec touch -h -d "@$EPOCH" {} +

FROM runtime AS build
# What the wrapper's pinned archive is unpacked with.
RUN command -v unzip >/dev/null \
    || { apt-get update -q && apt-get install -q -y --no-install-recommends unzip; }
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/root/.m2/repository --mount=type=cache,target=/root/.m2/wrapper \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    ./mvnw -B -q -ntp -f src/pom.xml -Dquick -Dmaven.test.skip -Dtrain.skip -Psbom package
# Jar and cache together: a cache beside another jar would run the old code (JDK-8377932).
RUN mkdir /lotto/lib \
    && cp src/image/java.options src/target/lotto.jar /lotto/ \
    && cp src/target/lib/*.jar /lotto/lib/ \
    && cp src/target/jni/libaws-lambda-jni.linux-$(uname -m | sed s/aarch64/aarch_64/).so \
          /lotto/lib/libaws-lambda-jni.so \
    && chmod -R u=rwX,go=rX /lotto \
    && find /lotto -exec touch -h -d "@$EPOCH" {} + \
    && java src/image/Train.java /lotto/lotto.aot \
          /lotto/runtime/bin/java @/lotto/java.options \
          -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=/lotto/lib/libaws-lambda-jni.so \
          -cp /lotto/lotto.jar com.amazonaws.services.lambda.runtime.api.client.AWSLambda lotto.LottoHandler \
    && mkdir -p /layers/runtime/lotto /layers/lib/lotto /layers/function/lotto \
    && mv /lotto/runtime /layers/runtime/lotto/ \
    && mv /lotto/lib /layers/lib/lotto/ \
    && mv /lotto/* /layers/function/lotto/ \
    && find /layers -exec touch -h -d "@$EPOCH" {} +

# docker build --target sbom --output . . writes it beside the sources.
FROM scratch AS sbom
COPY --from=build /build/src/target/lotto-sbom.json /

FROM ${BASE}
COPY --from=build /layers/runtime/ /
COPY --from=build /layers/lib/ /
COPY --from=build /layers/function/ /
USER 65532:65532
ENTRYPOINT ["/lotto/runtime/bin/java", "@/lotto/java.options", "-XX:AOTCache=/lotto/lotto.aot", "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=/lotto/lib/libaws-lambda-jni.so", "-cp", "/lotto/lotto.jar", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"]
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
