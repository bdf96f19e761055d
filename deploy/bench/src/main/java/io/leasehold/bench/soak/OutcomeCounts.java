package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Outcomes by operation. */
final class OutcomeCounts {
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 409);
    private static final String TOO_MANY = "Too many requests compete for the same hosts";
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_FAILURE = 300;
    private static final int EXAMPLES = 10;

    private static final String OPERATION = "operation";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String GAVE_UP = "503: too many compete";
    private static final String CUT_OFF = "cut off by a kill";
    private static final String WRONG = "wrong";

    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private int answered;
    private int wrong;

    /** Counts a response. */
    void answered(String operation, Answer answer) {
        answered++;
        String outcome = outcome(answer);
        if (outcome.equals(WRONG)) {
            wrong(operation, answer.status() + " " + answer.body());
        } else {
            count(operation, outcome);
        }
    }

    /** Counts a request whose connection broke or could not be opened. */
    void cutOff(String operation) {
        count(operation, CUT_OFF);
    }

    /** Counts a violation of the contract. */
    void wrong(String operation, String what) {
        wrong++;
        count(operation, WRONG);
        if (examples.size() < EXAMPLES) {
            examples.add(operation + ": " + what);
        }
    }

    int answered() {
        return answered;
    }

    boolean hasNoErrors() {
        return wrong == 0;
    }

    /** Returns the first violations. */
    List<String> examples() {
        return List.copyOf(examples);
    }

    Table table() {
        Table table = new Table(OPERATION, DONE, REFUSED, GAVE_UP, CUT_OFF, WRONG);
        outcomes.forEach((operation, numbers) -> table.add(row(operation, numbers)));
        return table;
    }

    private static Row row(String operation, Map<String, Integer> numbers) {
        Row row = new Row().with(OPERATION, operation);
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            row = row.with(number.getKey(), number.getValue());
        }
        return row;
    }

    private void count(String operation, String outcome) {
        var unused =
                outcomes.computeIfAbsent(operation, first -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    private static String outcome(Answer answer) {
        if (answer.status() < FIRST_FAILURE) {
            return DONE;
        }
        if (REFUSALS.contains(answer.status())) {
            return REFUSED;
        }
        return answer.status() == UNAVAILABLE && answer.body().toString().contains(TOO_MANY) ? GAVE_UP : WRONG;
    }
}
