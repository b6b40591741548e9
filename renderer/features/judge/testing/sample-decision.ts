/** Two rules over one answer, as a modeller's tool writes them. */
export const sampleDecision = `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
  <inputData id="i" name="smoker"><variable id="v" name="smoker" typeRef="boolean"/></inputData>
  <decision id="outcome" name="outcome">
    <variable id="o" name="outcome" typeRef="string"/>
    <informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="in" label="Nicotine"><inputExpression id="e" typeRef="boolean"><text>smoker</text></inputExpression></input>
      <output id="out" name="outcome" typeRef="string"/>
      <rule id="rule-smoker"><description>Nicotine in 12 months</description><inputEntry id="a"><text>true</text></inputEntry><outputEntry id="b"><text>"rated"</text></outputEntry></rule>
      <rule id="rule-else"><inputEntry id="c"><text>false</text></inputEntry><outputEntry id="f"><text>"standard"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
