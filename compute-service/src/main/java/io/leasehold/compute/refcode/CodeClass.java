package io.leasehold.compute.refcode;

import java.util.Arrays;
import java.util.Locale;

/** Sources of reference codes by their first digits, as texts for codes without a text of their own. */
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

    /** Returns the text for a code; empty for short codes and unknown sources. */
    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known ->
                        code.length() == LONG && code.toUpperCase(Locale.ROOT).startsWith(known.prefix))
                .map(known -> known.text)
                .findFirst()
                .orElse("");
    }
}
