// An invented article, for whoever wants to see a report before they have a draft.
export const EXAMPLE = {
  title: "Old weir at Tarn Hollow to be opened, council decides",
  author: "Imke Sandvar",
  text: `The old weir at Tarn Hollow will be opened before the winter, the district council decided on Tuesday, after two dry summers in which hardly any fish passed it.

“We have waited long enough,” said Ruth Amadi, who chairs the council’s water committee. “The river belongs to more than the mill.” The mill’s owner could not be reached for comment.

According to a survey by the Tarn River Trust, 41 trout were counted above the weir last year, a tenth of what anglers had reported in 2009. The figures are believed to be too low.

A person familiar with the plans told the Hollow Courier that the county had offered to pay for the work. The Courier reported that the sum was about 300,000 crowns. Experts say a weir of this kind can be taken down in a week.`,
};
