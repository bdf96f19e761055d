package io.leasehold.compute.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.simulated.RefcodeSequence.Display;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefcodeSequenceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(2);

    @Test
    void aix_boots_through_firmware_and_configuration_until_it_runs() {
        assertThat(shown(RefcodeSequence.of("on", OsType.AIX, BootFailure.NONE), 10))
                .containsExactly(
                        "C2001000 vsp power on",
                        "CA00E130 partition firmware",
                        "AA00E158 select console",
                        "CA00E140 loading OS",
                        "0510 cfgmgr phase 1",
                        "0c33 console selected",
                        "0553 phase 1 complete",
                        "0581 configuring TCP/IP",
                        "0000 AIX running",
                        "0000 AIX running");
    }

    @Test
    void a_reboot_of_aix_begins_with_a_code_of_its_own() {
        assertThat(shown(RefcodeSequence.of("restarted", OsType.AIX, BootFailure.NONE), 2))
                .containsExactly("000e Surr rebooting", "C2001000 vsp power on");
    }

    @Test
    void ibm_i_ends_with_eight_zeros() {
        assertThat(shown(RefcodeSequence.of("on", OsType.IBMI, BootFailure.NONE), 9))
                .startsWith("C2001000 vsp power on")
                .endsWith("00000000 running");
    }

    @Test
    void linux_has_no_code() {
        assertThat(shown(RefcodeSequence.of("on", OsType.LINUX, BootFailure.NONE), 5))
                .endsWith("Linux ppc64le");
    }

    @Test
    void boot_failures_stop_the_boot() {
        assertThat(last(OsType.AIX, BootFailure.NO_BOOT_DISK).refCode()).isEqualTo("AA060011 no OS image found");
        assertThat(last(OsType.IBMI, BootFailure.NO_CONSOLE).refCode()).isEqualTo("A6005008 console not found");
        assertThat(last(OsType.AIX, BootFailure.FAILURE).refCode()).isEqualTo("B200F005 LP=00022");
        assertThat(last(OsType.AIX, BootFailure.FAILURE).state()).isEqualTo(LparState.ERROR);
    }

    @Test
    void a_partition_shows_the_code_of_its_power_off_for_one_step() {
        RefcodeSequence off = RefcodeSequence.of("off", OsType.AIX, BootFailure.NONE);

        assertThat(shown(off, 2)).containsExactly("D2001FFF power off", "00000000");
        assertThat(off.at(NOON, NOON, STEP).state()).isEqualTo(LparState.NOT_ACTIVATED);
    }

    @Test
    void the_long_form_contains_the_time() {
        Display second = RefcodeSequence.of("on", OsType.AIX, BootFailure.NONE).at(NOON, NOON.plusMillis(3900), STEP);

        assertThat(second.refCodeFull())
                .isEqualTo("time_stamp=03/01/2026 12:00:02,refcode=CA00E130 partition firmware,word2=00000000,"
                        + "fru_call_out_loc_codes=");
        assertThat(second.state()).isEqualTo(LparState.OPEN_FIRMWARE);
    }

    private static Display last(OsType osType, BootFailure failure) {
        return RefcodeSequence.of("on", osType, failure).at(NOON, NOON.plusSeconds(3600), STEP);
    }

    private static List<String> shown(RefcodeSequence script, int steps) {
        return LongStream.range(0, steps)
                .mapToObj(step -> script.at(NOON, NOON.plus(STEP.multipliedBy(step)), STEP)
                        .refCode())
                .toList();
    }
}
