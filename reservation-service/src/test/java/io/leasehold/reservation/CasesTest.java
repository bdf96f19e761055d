package io.leasehold.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comparison of the table of acceptance cases with the tests in the sources. */
class CasesTest {
    private record Case(int number, List<String> tests) {}

    private static final Path TABLE = Path.of("../docs/contracts/reservation-cases.md");
    private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("../deploy/e2e/src/test/java"));
    private static final int CASES = 70;
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`([^`]+)`");
    private static final String DECLARED = "(class|void) %s\\b";

    @Test
    void every_case_has_a_row_with_tests() throws IOException {
        assertThat(cases().map(Case::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, CASES).boxed().toList());
    }

    @Test
    void every_test_in_a_row_is_there_and_tagged_with_the_case() throws IOException {
        assertThat(cases())
                .allSatisfy(row -> assertThat(row.tests())
                        .isNotEmpty()
                        .allSatisfy(test -> assertThat(annotations(test))
                                .as("%s in case %d", test, row.number())
                                .contains("@Tag(\"case-%d\")".formatted(row.number()))));
    }

    private static Stream<Case> cases() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .flatMap(line -> ROW.matcher(line).results())
                .map(row -> new Case(Integer.parseInt(row.group(1)), tests(row.group(2))));
    }

    private static List<String> tests(String cell) {
        return TEST.matcher(cell).results().map(each -> each.group(1)).toList();
    }

    /** The annotations of {@code Class.method} or of {@code Class}; empty for an unknown test. */
    private static String annotations(String test) {
        String[] names = test.split("\\.", -1);
        Pattern declared = Pattern.compile(DECLARED.formatted(names[names.length - 1]));
        return sources(names[0] + ".java")
                .flatMap(source -> declared.matcher(source).results().map(found -> before(found, source)))
                .findFirst()
                .orElse("");
    }

    /** The annotations before a declaration: everything after the last empty line. */
    private static String before(MatchResult declaration, String source) {
        String head = source.substring(0, declaration.start());
        return head.substring(Math.max(0, head.lastIndexOf("\n\n")));
    }

    private static Stream<String> sources(String file) {
        return SOURCES.stream()
                .flatMap(CasesTest::files)
                .filter(each -> each.endsWith(file))
                .map(CasesTest::read);
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
