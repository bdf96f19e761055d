package io.leasehold.reservation.expression;

/** A condition on hosts, and the text that it was read from. */
public record Requirement(String text, Expression expression) {
    /** Understands an expression text; a malformed one → 400. */
    public static Requirement of(String text) {
        return new Requirement(text, ExpressionParser.parse(text));
    }
}
