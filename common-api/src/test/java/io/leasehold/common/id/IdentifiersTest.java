package io.leasehold.common.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "AAA87491-30BC-3D28-86D6-B9BB3FCB1715, aaa8749130bc3d2886d6b9bb3fcb1715",
        "AAA8749130BC3D2886D6B9BB3FCB1715, aaa8749130bc3d2886d6b9bb3fcb1715",
        "demo, demo",
        "Demo-1, Demo-1"
    })
    void an_id_has_one_spelling(String given, String expected) {
        assertThat(Identifiers.normalise(given)).isEqualTo(expected);
    }
}
