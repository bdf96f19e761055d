package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.OsType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reference codes that a partition shows one after the other; the last one stays. */
record RefcodeSequence(List<Step> steps) {
    private static final DateTimeFormatter TIME_STAMP =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    RefcodeSequence {
        steps = List.copyOf(steps);
    }

    /** A code, which may be empty, with its text and the state of the partition. */
    record Step(String code, String text, LparState state) {
        String refCode() {
            return "%s %s".formatted(code, text).strip();
        }
    }

    /** The reference code that is shown at a time. */
    record Display(LparState state, String refCode, String refCodeFull) {}

    /** Returns the sequence of a partition that is {@code new}, {@code on}, {@code restarted} or {@code off}. */
    static RefcodeSequence of(String power, OsType osType, BootFailure failure) {
        return switch (power) {
            case "new" -> new RefcodeSequence(List.of(NOT_ACTIVATED));
            case "off" -> new RefcodeSequence(List.of(POWER_OFF, NOT_ACTIVATED));
            case "on" -> new RefcodeSequence(boot(osType, failure));
            case "restarted" -> new RefcodeSequence(reboot(osType, failure));
            default -> throw new IllegalArgumentException(power + " is no power state");
        };
    }

    /** Returns the code at {@code now} of a sequence that began at {@code since}. */
    Display at(Instant since, Instant now, Duration step) {
        long past = Math.max(0, Duration.between(since, now).dividedBy(step));
        int number = (int) Math.min(past, steps.size() - 1);
        Step current = steps.get(number);
        return new Display(current.state(), current.refCode(), full(current, since.plus(step.multipliedBy(number))));
    }

    private static String full(Step step, Instant shown) {
        return "time_stamp=%s,refcode=%s,word2=00000000,fru_call_out_loc_codes="
                .formatted(TIME_STAMP.format(shown), step.refCode());
    }

    private static final Step NOT_ACTIVATED = new Step("00000000", "", LparState.NOT_ACTIVATED);
    private static final Step POWER_OFF = new Step("D2001FFF", "power off", LparState.NOT_ACTIVATED);
    private static final Step POWER_ON = new Step("C2001000", "vsp power on", LparState.STARTING);
    private static final Step REBOOTING = running("000e", "Surr rebooting");
    private static final Step FAILED = new Step("B200F005", "LP=00022", LparState.ERROR);
    private static final Step NO_BOOT_DISK = firmware("AA060011", "no OS image found");
    private static final Step NO_CONSOLE = running("A6005008", "console not found");
    private static final List<Step> FIRMWARE =
            List.of(POWER_ON, firmware("CA00E130", "partition firmware"), firmware("AA00E158", "select console"));
    private static final List<Step> AIX = List.of(
            firmware("CA00E140", "loading OS"),
            running("0510", "cfgmgr phase 1"),
            running("0c33", "console selected"),
            running("0553", "phase 1 complete"),
            running("0581", "configuring TCP/IP"),
            running("0000", "AIX running"));
    private static final List<Step> IBMI_CODE = List.of(
            POWER_ON,
            new Step("C20011FF", "power on", LparState.STARTING),
            new Step("C20012FF", "IPL allowed", LparState.STARTING),
            running("C6003900", "LIC init"),
            running("C6004031", "LIC IPL"));
    private static final List<Step> IBMI = List.of(
            running("C6004050", "LIC storage"),
            running("C9002900", "start OS"),
            running("C9002A90", "OS IPL"),
            running("00000000", "running"));
    private static final List<Step> LINUX = List.of(firmware("CA00E140", "loading OS"), running("", "Linux ppc64le"));

    private static List<Step> reboot(OsType osType, BootFailure failure) {
        return osType == OsType.AIX ? then(List.of(REBOOTING), boot(osType, failure)) : boot(osType, failure);
    }

    private static List<Step> boot(OsType osType, BootFailure failure) {
        List<Step> first = osType == OsType.IBMI ? IBMI_CODE : FIRMWARE;
        return switch (failure) {
            case NONE -> then(first, system(osType));
            case NO_BOOT_DISK -> then(first, List.of(NO_BOOT_DISK));
            case NO_CONSOLE -> then(first, List.of(NO_CONSOLE));
            case FAILURE -> then(first, List.of(FAILED));
        };
    }

    private static List<Step> system(OsType osType) {
        return switch (osType) {
            case AIX -> AIX;
            case IBMI -> IBMI;
            case LINUX -> LINUX;
        };
    }

    private static List<Step> then(List<Step> first, List<Step> rest) {
        List<Step> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static Step firmware(String code, String text) {
        return new Step(code, text, LparState.OPEN_FIRMWARE);
    }

    private static Step running(String code, String text) {
        return new Step(code, text, LparState.RUNNING);
    }
}
