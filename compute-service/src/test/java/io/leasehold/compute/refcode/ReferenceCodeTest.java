package io.leasehold.compute.refcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.OsType;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceCodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000e Surr rebooting|000e|Surr_rebooting__________________",
                "B200F005 LP=00022|B200F005|LP=00022________________________",
                "0c33   console  selected|0c33|console__selected_______________",
                "AA060011|AA060011|partition_firmware_attention____",
                "Linux ppc64le|00000000|Linux_ppc64le___________________",
                "SuSE Linux|00000000|SuSE_Linux______________________",
                "00000000|00000000|running_________________________",
                "''|00000000|running_________________________",
                "ab|00000000|ab______________________________",
                "0510|0510|running_________________________",
                "0553 a text that is far too long for the panel|0553|a_text_that_is_far_too_long_for_",
                "0553 tab\there and \u00fcmlaut|0553|tabhere_and_mlaut_______________"
            })
    void a_text_is_split_into_code_and_panel_text(String text, String code, String led) {
        assertThat(ReferenceCode.of(partition(text, LparState.RUNNING))).isEqualTo(new ReferenceCode(code, led));
    }

    @Test
    void a_partition_that_is_off_shows_its_state() {
        assertThat(ReferenceCode.of(partition("00000000", LparState.NOT_ACTIVATED))
                        .led())
                .isEqualTo("not_activated___________________")
                .hasSize(32);
    }

    private static LparInfo partition(String text, LparState state) {
        return new LparInfo(new UUID(1, 1), 2, "n", OsType.AIX, state, text, "", Optional.empty(), 1, 512);
    }
}
