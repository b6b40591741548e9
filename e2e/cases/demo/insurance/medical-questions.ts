/** Section C of form NB-12, in order. */
export const medicalQuestions = [
  'Have you ever had chest pain, angina, a heart attack, an irregular heart beat or any other disorder of the heart or the vessels?',
  'Have you ever been told that your blood pressure or your cholesterol is raised?',
  'Have you ever had diabetes, sugar in the urine or a raised blood sugar?',
  'Have you ever had a stroke, a fit, multiple sclerosis, or numbness or weakness that lasted more than a day?',
  'Have you ever had cancer, a tumour, a cyst, or a lump or mole that bled or changed?',
  'Have you had asthma, bronchitis or any other disorder of the lungs in the last five years?',
  'Have you ever had a disorder of the liver, the kidneys, the stomach or the bowel?',
  'Have you ever seen anybody about anxiety, depression, stress, or the use of alcohol or drugs?',
  'Have you been off work for more than two weeks together in the last five years?',
  'Are you waiting for an examination, a result, an operation or an appointment with a specialist?',
  'Has a parent, brother or sister had heart disease, stroke, cancer or diabetes before the age of 60?',
  'Do you take any medicine that was prescribed, or have you taken any for more than three weeks in the last two years?',
] as const;
