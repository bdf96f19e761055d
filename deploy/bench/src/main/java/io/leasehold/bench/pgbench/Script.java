package io.leasehold.bench.pgbench;

import io.leasehold.bench.database.LoggedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements of one create as a pgbench script that repeats them for other leases at other times: the same texts, with
 * ids, start and end computed from drawn numbers, and the host from the result of the query that picks one. Long texts
 * are built once per statement; constant texts are passed unchanged.
 */
public final class Script {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HOST = Pattern.compile("(\"host_id\":)(\\d+)");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']++|'')*+'");
    private static final Pattern VARIABLE_BY_ACCIDENT = Pattern.compile("(?<!:):(?=[A-Za-z_])");
    private static final Pattern PICK = Pattern.compile(
            "\\A\\s*(?:select|with)\\b(?!.*\\binsert\\b).*\\bhypervisor_hostname\\b.*\\z", Pattern.DOTALL);

    /** 48 bits: twelve hexadecimal digits, the first of which is not zero. */
    private static final String DRAWN = """
            \\set id random(17592186044416, 281474976710655)
            \\set minute random(1, 525600)
            """;

    private static final String ID = "to_hex(cast(:id as bigint))";
    private static final String ID_MARK = "@@@@@@@@@@@@";
    private static final String START = "(cast(:base as timestamptz) + cast(:minute as integer) * interval '1 minute')";
    private static final String START_MARK = "<start>";
    private static final String END_MARK = "<end>";
    private static final String HOST_MARK = "<host>";

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final String start;
    private final String end;
    private final String afterEnd;
    private final StringBuilder text = new StringBuilder(DRAWN);

    /**
     * Creates a script from the captured statements of a lease from {@code start} on, which is also the earliest drawn
     * time.
     */
    public Script(List<LoggedStatement> statements, Instant start, Duration length) {
        this.start = start.toString();
        this.end = start.plus(length).toString();
        this.afterEnd = "(%s + interval '%d seconds')".formatted(START, length.toSeconds());
        variables.put("base", this.start);
        statements.forEach(this::append);
    }

    public String text() {
        return text.toString();
    }

    /** Returns the values of the script's variables for pgbench's command line. */
    public Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    private void append(LoggedStatement statement) {
        List<String> composed = new ArrayList<>();
        List<String> values = statement.parameters().stream()
                .map(parameter -> expression(parameter, composed))
                .toList();
        String filled = PLACE.matcher(harmless(statement.sql()))
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1)));
        text.append(with(composed, filled));
        text.append(PICK.matcher(statement.sql()).matches() ? " \\gset pick_\n" : ";\n");
    }

    /** Escapes colons before letters, which pgbench takes for variables even within quotes. */
    private static String harmless(String sql) {
        return QUOTED.matcher(sql).replaceAll(literal -> Matcher.quoteReplacement(escaped(literal.group())));
    }

    private static String escaped(String literal) {
        return VARIABLE_BY_ACCIDENT.matcher(literal).find()
                ? "E"
                        + VARIABLE_BY_ACCIDENT
                                .matcher(literal.replace("\\", "\\\\"))
                                .replaceAll("\\\\x3A")
                : literal;
    }

    private static String with(List<String> composed, String sql) {
        if (composed.isEmpty()) {
            return sql;
        }
        String own = "with " + String.join(", ", composed);
        String rest = sql.strip();
        return rest.toLowerCase(Locale.ROOT).startsWith("with ")
                ? own + ", " + rest.substring("with ".length())
                : own + " " + rest;
    }

    /** Returns the expression for the parameter; adds a text that must be built first to {@code composed}. */
    private String expression(Optional<String> parameter, List<String> composed) {
        String value = parameter.orElse("null");
        if (parameter.isEmpty()) {
            return value;
        }
        if (isTime(value, start)) {
            return START;
        }
        if (isTime(value, end)) {
            return afterEnd;
        }
        return UUID.matcher(value).matches() ? "cast(%s as uuid)".formatted(id(value)) : text(value, composed);
    }

    private String text(String value, List<String> composed) {
        String marked = marked(value);
        String name = "text" + variables.size();
        variables.put(name, marked);
        if (marked.equals(value)) {
            return ":" + name;
        }
        composed.add("%s as materialized (select %s as value)".formatted(name, unmarked(":" + name)));
        return "(select value from %s)".formatted(name);
    }

    private String marked(String value) {
        String times = value.replace(start, START_MARK).replace(end, END_MARK);
        String hosts = HOST.matcher(times).replaceAll("$1" + HOST_MARK);
        return UUID.matcher(hosts).replaceAll(id -> ID_MARK + tail(id));
    }

    private String unmarked(String variable) {
        String ids = replaced("cast(%s as text)".formatted(variable), ID_MARK, ID);
        String starts = replaced(ids, START_MARK, "cast(%s as text)".formatted(START));
        String ends = replaced(starts, END_MARK, "cast(%s as text)".formatted(afterEnd));
        return replaced(ends, HOST_MARK, "cast(:pick_id as text)");
    }

    private static String replaced(String text, String mark, String value) {
        return "replace(%s, '%s', %s)".formatted(text, mark, value);
    }

    private String id(String uuid) {
        return "%s || '%s'".formatted(ID, tail(uuid));
    }

    private String tail(MatchResult uuid) {
        return tail(uuid.group());
    }

    /** Returns the suffix of an id: equal for equal ids, different for different ones. */
    private String tail(String uuid) {
        return "-4000-8000-%012x".formatted(ids.computeIfAbsent(uuid, first -> ids.size()));
    }

    /** Returns true when the value is the given time; a log writes times in the session's format, JSON in ISO 8601. */
    private static boolean isTime(String value, String iso) {
        return value.replace(' ', 'T').replace("+00", "Z").equals(iso);
    }
}
