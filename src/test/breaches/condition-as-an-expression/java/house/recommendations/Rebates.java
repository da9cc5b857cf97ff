package house.recommendations;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnExpression("environment['tandem.billing.fee'] != null")
class Rebates {}
