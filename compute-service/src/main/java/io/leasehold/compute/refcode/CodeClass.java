package io.leasehold.compute.refcode;

import java.util.Arrays;
import java.util.Locale;

/** What the first digits of a code say about where it comes from, for codes that come without words. */
enum CodeClass {
    SERVICE_PROCESSOR_IPL("C1", "service processor IPL"),
    POWER_ON("C2", "LPAR power on"),
    PROCESSOR_DIAGNOSTICS("C3", "processor diagnostics"),
    HARDWARE_INITIALISATION("C5", "hardware init"),
    LIC_IPL("C6", "LIC IPL"),
    OS_IPL("C9", "OS IPL"),
    SERVICE_PROCESSOR_STATUS("D1", "service processor status"),
    POWER_OFF("D2", "LPAR power off"),
    LIC_POWER_DOWN("D6", "LIC power down"),
    OS_POWER_DOWN("D9", "OS power down"),
    SERVICE_PROCESSOR_ATTENTION("A1", "service processor attention"),
    LIC_ATTENTION("A6", "LIC attention"),
    OS_ATTENTION("A9", "OS attention"),
    FIRMWARE_ATTENTION("AA", "partition firmware attention"),
    HYPERVISOR_ERROR("B2", "partition error"),
    FIRMWARE("CA", "partition firmware");

    private static final int LONG = 8;

    private final String prefix;
    private final String text;

    CodeClass(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /** The words for a code; none for short codes and unknown classes. */
    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known ->
                        code.length() == LONG && code.toUpperCase(Locale.ROOT).startsWith(known.prefix))
                .map(known -> known.text)
                .findFirst()
                .orElse("");
    }
}
