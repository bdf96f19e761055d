package io.leasehold.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comparison of the handwritten description of the API with the resources. */
class OpenApiTest {
    private static final String OPTIONAL_SLASH = "\\{slash:[^}]*}";

    private final JsonNode api = read();

    @Test
    void the_description_has_exactly_the_existing_endpoints() {
        assertThat(described(operation -> true))
                .containsExactlyInAnyOrderElementsOf(served(method -> true).toList());
    }

    @Test
    void public_operations_are_those_of_public_endpoints() {
        assertThat(described(operation -> operation.path("security").isArray()))
                .containsExactlyInAnyOrderElementsOf(served(method -> method.isAnnotationPresent(PermitAll.class))
                        .toList());
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(api.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void every_parameter_of_a_path_is_described() {
        api.path("paths")
                .properties()
                .forEach(path -> assertThat(parameters(path.getValue()))
                        .as(path.getKey())
                        .containsExactlyElementsOf(named(path.getKey()).toList()));
    }

    private Stream<String> described(Predicate<JsonNode> wanted) {
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> !operation.getKey().equals("parameters"))
                        .filter(operation -> wanted.test(operation.getValue()))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    private Stream<String> parameters(JsonNode path) {
        return path.path("parameters")
                .valueStream()
                .map(each ->
                        each.has("$ref") ? api.at(each.path("$ref").asText().substring(1)) : each)
                .filter(each -> each.path("in").asText().equals("path"))
                .map(each -> each.path("name").asText());
    }

    private static Stream<String> named(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1));
    }

    private static Stream<String> served(Predicate<Method> wanted) {
        return new ClassFileImporter()
                .importPackages("io.leasehold.reservation").stream()
                        .filter(each -> each.isAnnotatedWith(Path.class) && !each.isInterface())
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getMethods())
                                .filter(wanted)
                                .flatMap(method -> verb(method).map(verb -> verb + " " + path(resource, method))));
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static String path(Class<?> resource, Method method) {
        String inside = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
        String whole = resource.getAnnotation(Path.class).value() + "/" + inside;
        String plain = whole.replaceAll(OPTIONAL_SLASH, "").replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static JsonNode read() {
        try (InputStream text = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(text);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
