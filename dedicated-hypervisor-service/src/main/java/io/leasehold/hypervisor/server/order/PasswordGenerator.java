package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.RootPassword;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generator of root passwords: 12 letters and digits, at least one of each class. */
@Singleton
class PasswordGenerator {
    private static final int LENGTH = 12;
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private final SecureRandom random = new SecureRandom();

    RootPassword generate() {
        List<Character> characters =
                new ArrayList<>(Stream.of(UPPER, LOWER, DIGITS).map(this::anyOf).toList());
        while (characters.size() < LENGTH) {
            characters.add(anyOf(UPPER + LOWER + DIGITS));
        }
        Collections.shuffle(characters, random);
        return new RootPassword(characters.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    private char anyOf(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }
}
