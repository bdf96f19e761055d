package io.leasehold.common.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedUuidsTest {
    @ParameterizedTest
    @CsvSource({
        "leasehold:server-group:087bc740-6d2d-410b-9d47-c7b2b55a9d36, 540fd402-c1ba-545e-9a79-5e9bb9595191",
        "http://www.example.com/, fcde3c85-2270-590f-9e7c-ee003d65e0e2"
    })
    void a_name_gives_the_uuid_that_everybody_makes_of_it(String name, String expected) {
        assertThat(NamedUuids.inUrlNamespace(name)).hasToString(expected);
    }
}
