package io.leasehold.reservation.expression;

/** A condition on hosts, with the text in the request. */
public record Requirement(String text, Expression expression) {
    /** Parses an expression text; 400 when malformed. */
    public static Requirement of(String text) {
        return new Requirement(text, ExpressionParser.parse(text));
    }
}
