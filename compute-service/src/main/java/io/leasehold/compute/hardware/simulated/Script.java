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

/** The reference codes that a partition shows one after the other, each for one step; the last one stays. */
record Script(List<Tick> ticks) {
    private static final DateTimeFormatter TIME_STAMP =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Script {
        ticks = List.copyOf(ticks);
    }

    /** A code, which may be empty, with its text and the state that goes with it. */
    record Tick(String code, String text, LparState state) {
        String refCode() {
            return "%s %s".formatted(code, text).strip();
        }
    }

    /** What is shown at one moment. */
    record Moment(LparState state, String refCode, String refCodeFull) {}

    /** The script for a partition that is {@code new}, {@code on}, {@code restarted} or {@code off}. */
    static Script of(String power, OsType osType, Flaw flaw) {
        return switch (power) {
            case "new" -> new Script(List.of(NOT_ACTIVATED));
            case "off" -> new Script(List.of(POWER_OFF, NOT_ACTIVATED));
            case "on" -> new Script(boot(osType, flaw));
            case "restarted" -> new Script(reboot(osType, flaw));
            default -> throw new IllegalArgumentException(power + " is no way to be");
        };
    }

    /** What is shown at {@code now} when the script began at {@code since}. */
    Moment at(Instant since, Instant now, Duration step) {
        long past = Math.max(0, Duration.between(since, now).dividedBy(step));
        int number = (int) Math.min(past, ticks.size() - 1);
        Tick tick = ticks.get(number);
        return new Moment(tick.state(), tick.refCode(), full(tick, since.plus(step.multipliedBy(number))));
    }

    private static String full(Tick tick, Instant shown) {
        return "time_stamp=%s,refcode=%s,word2=00000000,fru_call_out_loc_codes="
                .formatted(TIME_STAMP.format(shown), tick.refCode());
    }

    private static final Tick NOT_ACTIVATED = new Tick("00000000", "", LparState.NOT_ACTIVATED);
    private static final Tick POWER_OFF = new Tick("D2001FFF", "power off", LparState.NOT_ACTIVATED);
    private static final Tick POWER_ON = new Tick("C2001000", "vsp power on", LparState.STARTING);
    private static final Tick REBOOTING = running("000e", "Surr rebooting");
    private static final Tick FAILED = new Tick("B200F005", "LP=00022", LparState.ERROR);
    private static final Tick NO_BOOT_DISK = firmware("AA060011", "no OS image found");
    private static final Tick NO_CONSOLE = running("A6005008", "console not found");
    private static final List<Tick> FIRMWARE =
            List.of(POWER_ON, firmware("CA00E130", "partition firmware"), firmware("AA00E158", "select console"));
    private static final List<Tick> AIX = List.of(
            firmware("CA00E140", "loading OS"),
            running("0510", "cfgmgr phase 1"),
            running("0c33", "console selected"),
            running("0553", "phase 1 complete"),
            running("0581", "configuring TCP/IP"),
            running("0000", "AIX running"));
    private static final List<Tick> IBMI_CODE = List.of(
            POWER_ON,
            new Tick("C20011FF", "power on", LparState.STARTING),
            new Tick("C20012FF", "IPL allowed", LparState.STARTING),
            running("C6003900", "LIC init"),
            running("C6004031", "LIC IPL"));
    private static final List<Tick> IBMI = List.of(
            running("C6004050", "LIC storage"),
            running("C9002900", "start OS"),
            running("C9002A90", "OS IPL"),
            running("00000000", "running"));
    private static final List<Tick> LINUX = List.of(firmware("CA00E140", "loading OS"), running("", "Linux ppc64le"));

    private static List<Tick> reboot(OsType osType, Flaw flaw) {
        return osType == OsType.AIX ? then(List.of(REBOOTING), boot(osType, flaw)) : boot(osType, flaw);
    }

    private static List<Tick> boot(OsType osType, Flaw flaw) {
        List<Tick> first = osType == OsType.IBMI ? IBMI_CODE : FIRMWARE;
        return switch (flaw) {
            case NONE -> then(first, system(osType));
            case NO_BOOT_DISK -> then(first, List.of(NO_BOOT_DISK));
            case NO_CONSOLE -> then(first, List.of(NO_CONSOLE));
            case FAILURE -> then(first, List.of(FAILED));
        };
    }

    private static List<Tick> system(OsType osType) {
        return switch (osType) {
            case AIX -> AIX;
            case IBMI -> IBMI;
            case LINUX -> LINUX;
        };
    }

    private static List<Tick> then(List<Tick> first, List<Tick> rest) {
        List<Tick> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static Tick firmware(String code, String text) {
        return new Tick(code, text, LparState.OPEN_FIRMWARE);
    }

    private static Tick running(String code, String text) {
        return new Tick(code, text, LparState.RUNNING);
    }
}
