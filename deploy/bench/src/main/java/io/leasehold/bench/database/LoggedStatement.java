package io.leasehold.bench.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statement from the server's log.
 *
 * @param parameters the texts of the parameters in order, empty for null
 */
public record LoggedStatement(int process, String sql, List<Optional<String>> parameters) {
    private static final Pattern ENTRY =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[(\\d+)\\] (\\w+): {2}", Pattern.MULTILINE);
    private static final Pattern SAID = Pattern.compile("(?:statement|execute [^:]+): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS =
            Pattern.compile("Parameters: (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']++|'')*+)')");

    public LoggedStatement {
        parameters = List.copyOf(parameters);
    }

    /** Parses a log written with {@code log_statement = all}. */
    static List<LoggedStatement> parse(String log) {
        List<LoggedStatement> statements = new ArrayList<>();
        Matcher entry = ENTRY.matcher(log);
        boolean found = entry.find();
        while (found) {
            int process = Integer.parseInt(entry.group(1));
            int begin = entry.end();
            found = entry.find();
            String text = log.substring(begin, found ? entry.start() : log.length());
            add(statements, process, text.replace("\n\t", "\n").strip());
        }
        return statements;
    }

    /** Adds the entry, which is a statement or the parameters of the same process's last statement. */
    private static void add(List<LoggedStatement> statements, int process, String text) {
        Matcher said = SAID.matcher(text);
        Matcher given = PARAMETERS.matcher(text);
        if (said.matches()) {
            statements.add(new LoggedStatement(process, said.group(1), List.of()));
        } else if (given.matches()) {
            for (int i = statements.size() - 1; i >= 0; i--) {
                LoggedStatement candidate = statements.get(i);
                if (candidate.process == process) {
                    statements.set(i, new LoggedStatement(process, candidate.sql, parameters(given.group(1))));
                    return;
                }
            }
        }
    }

    private static List<Optional<String>> parameters(String list) {
        return PARAMETER
                .matcher(list)
                .results()
                .map(parameter -> Optional.ofNullable(parameter.group(1)).map(text -> text.replace("''", "'")))
                .toList();
    }

    /** Returns true when the statement only begins or commits a transaction. */
    public boolean isBeginOrCommit() {
        return is("BEGIN") || is("COMMIT");
    }

    boolean is(String word) {
        return sql.equalsIgnoreCase(word);
    }

    boolean mentions(String text) {
        return parameters.stream().flatMap(Optional::stream).anyMatch(parameter -> parameter.contains(text));
    }
}
