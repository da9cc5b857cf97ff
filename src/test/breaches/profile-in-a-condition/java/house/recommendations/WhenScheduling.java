package house.recommendations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("@environment.matchesProfiles('scheduling')")
@interface WhenScheduling {}
