package io.leasehold.compute.refcode;

import io.leasehold.compute.hardware.LparInfo;

/**
 * A reference code as the API shows it.
 *
 * @param code hexadecimal, in the case of the hardware
 * @param led text of the operator panel: 32 characters, with underscores for blanks and as padding
 */
record ReferenceCode(String code, String led) {
    private static final String NO_CODE = "00000000";
    private static final String HEXADECIMAL = "[0-9A-Fa-f]{3,8}";
    private static final String NOT_PRINTABLE = "[^ -~]";
    private static final int WIDTH = 32;

    /** Reads the free text of a partition: a code with an optional text, or a text only. */
    static ReferenceCode of(LparInfo partition) {
        String text = partition.refCode().replaceAll(NOT_PRINTABLE, "").strip();
        String[] parts = text.split(" +", 2);
        boolean coded = parts[0].matches(HEXADECIMAL);
        String words = coded ? parts.length > 1 ? parts[1] : CodeClass.textOf(parts[0]) : text;
        return new ReferenceCode(
                coded ? parts[0] : NO_CODE,
                panel(words.isEmpty() ? partition.state().text() : words));
    }

    private static String panel(String words) {
        String text = words.replace(' ', '_');
        return text.length() > WIDTH ? text.substring(0, WIDTH) : text + "_".repeat(WIDTH - text.length());
    }
}
