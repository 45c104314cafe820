package io.outbound.template;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LessThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.LessThanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralDoubleExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/** Accepts variables, allowed filters, comparisons and tests; nothing that computes, calls or builds. */
final class AllowedExpressions {

    private static final Set<Class<?>> COMPARISONS = Set.of(
            AndExpression.class,
            OrExpression.class,
            EqualsExpression.class,
            NotEqualsExpression.class,
            GreaterThanExpression.class,
            GreaterThanEqualsExpression.class,
            LessThanExpression.class,
            LessThanEqualsExpression.class);

    private static final Set<Class<?>> LITERALS = Set.of(
            LiteralStringExpression.class,
            LiteralLongExpression.class,
            LiteralDoubleExpression.class,
            LiteralBooleanExpression.class,
            LiteralNullExpression.class);

    private static final Set<String> ROOTS = Set.of("profile", "context");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,99}");

    private final VariableUses uses;
    private final Deque<String> loopVariables;

    AllowedExpressions(VariableUses uses, Deque<String> loopVariables) {
        this.uses = uses;
        this.loopVariables = loopVariables;
    }

    /** What {@code {{ … }}} may hold: a variable, filtered or not. A bare literal would escape the HTML check. */
    void printed(Expression<?> expression) {
        if (expression instanceof FilterExpression || isVariable(expression)) {
            check(expression, false);
        } else {
            throw refused(expression);
        }
    }

    /** What a condition or loop may ask for: it can do without a value. */
    void asked(Expression<?> expression) {
        check(expression, true);
    }

    private void check(Expression<?> expression, boolean canDoWithout) {
        if (isVariable(expression)) {
            variable(expression, canDoWithout);
        } else if (expression instanceof FilterExpression filter) {
            filter(filter, canDoWithout);
        } else if (expression instanceof PositiveTestExpression || expression instanceof NegativeTestExpression) {
            BinaryExpression<?> test = (BinaryExpression<?>) expression;
            check(test.getLeftExpression(), true);
            test((TestInvocationExpression) test.getRightExpression());
        } else if (expression instanceof UnaryNotExpression not) {
            check(not.getChildExpression(), canDoWithout);
        } else if (COMPARISONS.contains(expression.getClass())) {
            BinaryExpression<?> comparison = (BinaryExpression<?>) expression;
            check(comparison.getLeftExpression(), canDoWithout);
            check(comparison.getRightExpression(), canDoWithout);
        } else if (!LITERALS.contains(expression.getClass())) {
            throw refused(expression);
        }
    }

    private void filter(FilterExpression expression, boolean canDoWithout) {
        FilterInvocationExpression filter = (FilterInvocationExpression) expression.getRightExpression();
        String name = filter.getFilterName();
        if (!LockedPebble.FILTERS.contains(name)) {
            throw new Refused("template-filter-unknown", "There is no filter \"" + name + "\" in templates.");
        }
        if (name.equals("escape") && !AllowedNodes.isEmpty(filter.getArgs())) {
            throw new Refused("template-filter-unknown", "The filter \"escape\" takes no argument.");
        }
        if (expression.getLeftExpression() instanceof LiteralStringExpression) {
            throw refused(expression.getLeftExpression());
        }
        check(expression.getLeftExpression(), canDoWithout || name.equals("default"));
        arguments(filter.getArgs());
    }

    private void test(TestInvocationExpression test) {
        if (!LockedPebble.TESTS.contains(test.getTestName())) {
            throw new Refused("template-test-unknown", "There is no test \"" + test.getTestName() + "\".");
        }
        arguments(test.getArgs());
    }

    private void arguments(ArgumentsNode arguments) {
        if (arguments != null && arguments.getPositionalArgs() != null) {
            arguments.getPositionalArgs().forEach(argument -> check(argument.getValueExpression(), true));
        }
        if (arguments != null && arguments.getNamedArgs() != null) {
            arguments.getNamedArgs().forEach(argument -> check(argument.getValueExpression(), true));
        }
    }

    private static boolean isVariable(Expression<?> expression) {
        return expression instanceof ContextVariableExpression || expression instanceof GetAttributeExpression;
    }

    private void variable(Expression<?> expression, boolean canDoWithout) {
        String path = path(expression);
        String root = path.split("\\.", 2)[0];
        if (loopVariables.contains(root)) {
            return;
        }
        if (!ROOTS.contains(root) || root.equals(path)) {
            throw new Refused(
                    "template-variable-unknown",
                    "\"" + path + "\" is not a variable: use profile.… or context.… with a name.");
        }
        uses.use(path, canDoWithout);
    }

    private String path(Expression<?> expression) {
        if (expression instanceof ContextVariableExpression variable) {
            return variable.getName();
        }
        if (expression instanceof GetAttributeExpression attribute
                && attribute.getAttributeNameExpression() instanceof LiteralStringExpression name
                && attribute.getArgumentsNode() == null
                && NAME.matcher(name.getValue()).matches()) {
            return path(attribute.getNode()) + "." + name.getValue();
        }
        throw refused(expression);
    }

    private static Refused refused(Expression<?> expression) {
        if (expression instanceof FunctionOrMacroInvocationExpression call) {
            return new Refused(
                    "template-function-unknown",
                    "There is no function \"" + call.getFunctionName() + "\" in templates.");
        }
        if (expression instanceof GetAttributeExpression attribute
                && attribute.getAttributeNameExpression() instanceof LiteralStringExpression name) {
            return new Refused(
                    "template-function-unknown", "\"" + name.getValue() + "\" cannot be called or read in templates.");
        }
        return new Refused(
                "template-expression-not-allowed",
                "Only variables, filters and simple comparisons are allowed in templates.");
    }
}
